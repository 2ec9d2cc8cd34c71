"""Sentences: Columns of machine-readable output, in words for people."""

SENTENCES: dict[str, tuple[str, str]] = {}
