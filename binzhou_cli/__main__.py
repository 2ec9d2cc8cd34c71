"""Start of the program: ``binzhou`` and ``python -m binzhou_cli``."""

import sys


def main() -> int:
    """Run the program on the command line; the result is its exit code.

    ``--version`` is answered before anything else is loaded.
    """
    if sys.argv[1:] in (["--version"], ["-V"]) and sys.stdout is not None:
        from binzhou_cli import __version__

        try:
            sys.stdout.write(f"binzhou {__version__}\n")
            sys.stdout.flush()
            return 0
        except OSError:  # it is said below, where the words for it are
            pass
    if sys.argv[1:2] == ["__complete"]:
        return complete()
    try:
        import gc

        # What a run makes it needs until it ends: looking for garbage, which Python does again
        # and again while modules are made and once more at the end, takes a fifth of the time.
        gc.disable()
        from binzhou_cli.cli.run import run_as_program

        code = run_as_program()
        gc.freeze()
    except KeyboardInterrupt:  # in the first moments, before the program can say so itself
        return 130
    return code


def complete() -> int:
    """Answer Tab, before anything else is loaded."""
    import os

    from binzhou_cli.cli.complete import answer

    try:
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        sys.stdout.write(answer(sys.argv[2:], os.environ))
        sys.stdout.flush()
    except (OSError, AttributeError):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
