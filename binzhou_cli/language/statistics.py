"""Sentences: Measures of statistics, their refusals and what check doubts."""

SENTENCES: dict[str, tuple[str, str]] = {}
