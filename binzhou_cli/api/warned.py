"""Warnings: what would slip into a computation that is not ours."""


class BoundWarning(UserWarning):
    """A bound stands among the values: it is no value."""


class BreakWarning(UserWarning):
    """A change was computed across a break in series."""
