"""Start of the program: ``binzhou`` and ``python -m binzhou_cli``."""

import sys


def main() -> int:
    """Run the program on the command line; the result is its exit code.

    ``--version`` is answered before anything else is loaded.
    """
    if sys.argv[1:] in (["--version"], ["-V"]):
        from binzhou_cli import __version__

        print(f"binzhou {__version__}")
        return 0
    from binzhou_cli.main import run_as_program

    return run_as_program()


if __name__ == "__main__":
    sys.exit(main())
