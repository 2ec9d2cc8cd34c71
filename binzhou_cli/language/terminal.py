"""Sentences: The first screen, tables, profiles, citations and completion."""

SENTENCES: dict[str, tuple[str, str]] = {}
