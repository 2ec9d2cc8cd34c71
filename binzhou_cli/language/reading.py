"""Sentences: Reading files of others: what was understood, guessed and refused."""

SENTENCES: dict[str, tuple[str, str]] = {}
