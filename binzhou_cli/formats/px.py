"""PX (PC-Axis): a cube with its keywords, as a table of one row a cell."""


def is_px(raw: bytes) -> bool:
    """Whether a text is PX."""
    return False


def px_table(content, reading): raise NotImplementedError
