"""Sentences: Pages, spreadsheets and pictures."""

SENTENCES: dict[str, tuple[str, str]] = {}
