"""The one exception a user may meet, and the exit codes of the program."""

DATA_AT_FAULT = 1
USAGE_AT_FAULT = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


class BinzhouError(Exception):
    """What went wrong, where, and what to do about it.

    Args:
        message: one sentence; it may hold several lines when several faults are listed.
        hint: what to do, printed after the message; may be empty.
        exit_code: ``DATA_AT_FAULT`` (1) or ``USAGE_AT_FAULT`` (2).
    """

    def __init__(self, message: str, hint: str = "", exit_code: int = DATA_AT_FAULT) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.exit_code = exit_code


class UsageError(BinzhouError):
    """The command line is at fault (exit code 2)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint, USAGE_AT_FAULT)
