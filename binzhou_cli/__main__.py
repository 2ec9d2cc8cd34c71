"""Start of the program: ``binzhou`` and ``python -m binzhou_cli``."""

import gc
import sys


def main() -> int:
    """Run the program on the command line; the result is its exit code.

    ``--version`` is answered before anything else is loaded.
    """
    if sys.argv[1:] in (["--version"], ["-V"]):
        from binzhou_cli import __version__

        print(f"binzhou {__version__}")
        return 0
    # What a run makes it needs until it ends: looking for garbage, which Python does again and
    # again while modules and models are made and once more at the end, takes a fifth of the time.
    gc.disable()
    from binzhou_cli.main import run_as_program

    code = run_as_program()
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())
