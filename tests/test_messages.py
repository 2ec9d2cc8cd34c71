"""The catalogue of messages is whole in both languages."""

import re
import string
from pathlib import Path

import pytest

from binzhou_cli.commands import GROUPS, VERBS
from binzhou_cli.messages import LANGUAGES, MESSAGES, Texts, default_language

PACKAGE = Path(__file__).parents[1] / "binzhou_cli"


def blanks(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


@pytest.mark.parametrize("key", MESSAGES)
def test_a_message_stands_in_both_languages_with_the_same_blanks(key: str) -> None:
    english, chinese = MESSAGES[key]
    assert bool(english) == bool(chinese)
    if key not in ("place.won", "col.growth_computed"):
        assert blanks(english) == blanks(chinese)


def used_keys() -> set[str]:
    """Keys written out in the code, and the families that are put together there."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        code = path.read_text("utf-8")
        if path.name == "messages.py":  # the catalogue itself is no use of its keys
            code = code[code.index("class Texts") :]
        found |= set(re.findall(r"""["']([a-z][a-z_]*(?:[.-][a-z_-]+)*)["']""", code))
    return found


def test_every_message_is_used() -> None:
    families = (
        "short.",
        "caveat.",
        "basis.",
        "line.",
        "chart.",
        "compare.only",
        "title.growth",
        "title.reported",
    )
    unused = {key for key in MESSAGES if key not in used_keys() and not key.startswith(families)}
    assert unused == set()


def test_every_refusal_has_a_short_and_a_whole_reason() -> None:
    code = "".join(path.read_text("utf-8") for path in (PACKAGE / "analysis").glob("*.py"))
    for reason in set(re.findall(r'caveat\(\s*"([a-z-]+)"', code)):
        assert f"caveat.{reason}" in MESSAGES, reason


def test_commands_and_groups_speak_both_languages() -> None:
    for verb in VERBS:
        assert all(verb.summary)
        assert verb.group in GROUPS
        assert all(all(example) for example in verb.examples)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LC_MESSAGES": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ({}, "en"),
    ],
)
def test_the_language_follows_the_locale(environment: dict[str, str], language: str) -> None:
    assert default_language(environment) == language


def test_an_enumeration_ends_in_a_word() -> None:
    assert Texts("en").join(["a", "b", "c"]) == "a, b and c"
    assert Texts("zh").join(["甲", "乙"], "or") == "甲或乙"
    assert LANGUAGES == ("en", "zh")
