"""Texts of others made into what a dataset holds: ids, names that differ, dates."""

import re
from collections.abc import Iterable

from binzhou_cli.formats.cells import read_period

RESERVED = frozenset({"all", "latest", "全部", "最新"})
"""Words of the command line, which nothing can be called by."""


class Distinct:
    """Texts of which no two are alike, whatever their case."""

    def __init__(self) -> None:
        self._taken: set[str] = set(RESERVED)

    def free(self, text: str) -> bool:
        """Whether nothing is called so."""
        return text.casefold() not in self._taken

    def of(self, text: str, mark: str, more: Iterable[str] = ()) -> str:
        """The text, with something added where it is taken."""
        text = text or "x"
        tries = [text, *(f"{text} ({each})" for each in more)]
        number = 1
        while True:
            for each in tries:
                if self.free(each):
                    self._taken.add(each.casefold())
                    return each
            number += 1
            tries = [f"{text}{mark or '-'}{number}"]


def slug(text: str) -> str:
    """An id from a name: lower case, letters and digits of any script, else ``-``."""
    found = re.sub(r"[^\w.+%-]+|_", "-", text.strip().lower()).strip("-.")
    return found[:120]


def as_code(text: str) -> str:
    """An id from a code, as it is; what an id cannot hold becomes ``-``."""
    return re.sub(r"[\s,=/:\x00-\x1f\x7f]+", "-", text.strip())[:190] or "x"


def clean(text: str, most: int = 200) -> str:
    """A text without line ends and control characters, cut to what a field holds."""
    plain = " ".join(re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]+", " ", text).split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def one_blank(text: str) -> str:
    """A name with one blank where there are several; none within a Chinese name that is padded."""
    plain = " ".join(text.split())
    return plain.replace(" ", "") if _padded(plain) else plain


_padded = re.compile(r"[\u4e00-\u9fff](?: [\u4e00-\u9fff]){1,3}").fullmatch


def day_of(text: str) -> str:
    """The date in a text; empty where it holds none that is sure."""
    found = re.search(
        r"(\d{4})-(\d{2})-(\d{2})|(\d{1,2})/(\d{1,2})/(\d{2,4})(?: |$)|(\d{4})-(\d{2})", text
    )
    if not found:
        year = read_period(text)
        return year if re.fullmatch(r"\d{4}(-\d{2}){0,2}", year) else ""
    if found[1]:
        said = f"{found[1]}-{found[2]}-{found[3]}"
    elif found[4]:
        year = found[6] if len(found[6]) == 4 else f"20{found[6]}"
        said = f"{year}-{int(found[4]):02}-{int(found[5]):02}"
    else:
        said = f"{found[7]}-{found[8]}"
    return said if read_period(said) else ""
