"""Why a figure is doubtful: the flags of the panel, statuses, corrections and their notes."""

from making.inputs import Row, Text, rows, stop

BINZHOU = "371600"

FLAGS: dict[str, tuple[str, ...]] = {
    "suspect": ("U",),
    "suspect basis": ("D",),
    "year inferred": ("V",),
    "vintage": ("D",),
    "incomplete year": (),
    "note": (),
}
"""The statuses that the word before the colon of a flag gives (SDMX CL_OBS_STATUS)."""

LEFT_OUT = {
    "suspect: zero stands for missing": "a zero that stands for a missing figure",
    "cross-check only: Jinan includes Laiwu": "GDP on another boundary, there as a check only",
}
"""Flags of cells that are no figure, or no figure of this dataset."""

STATUSES = {
    "A": "normal",
    "D": "another definition",
    "P": "provisional",
    "U": "low reliability",
    "V": "unvalidated",
}
"""The codes in use, in the words of the code list."""


def flag_of(row: Row) -> str:
    """Give the word before the colon of a flag of the panel; an unknown one stops the build."""
    word = row.get("flag", "").partition(":")[0]
    if word and word not in FLAGS:
        stop(row, f'no flag "{word}" is known')
    return word


class Notes:
    """The words of notes in both languages, by the words of the inputs."""

    def __init__(self) -> None:
        self.rows = {row["note"]: row for row in rows("notes.csv")}
        self.used: set[str] = set()

    def of(self, row: Row, field: str, said: bool) -> Text:
        """Give the note of a row; an empty entry is for what a correction says instead."""
        note = row.get(field, "")
        if not note:
            return {}
        if note not in self.rows:
            stop(row, f'the note "{note}" has no entry in notes.csv')
        self.used.add(note)
        words = {key: self.rows[note][key] for key in ("en", "zh") if self.rows[note][key]}
        if len(words) == 1 or not (words or said):
            stop(self.rows[note], "a note needs both languages, or a correction that says it")
        return words

    def check_used(self) -> None:
        """Stop at an entry that no row needs."""
        for note, row in self.rows.items():
            if note not in self.used:
                stop(row, f'no figure has the note "{note}"')


class Marks:
    """The rows of statuses.csv and corrections.csv; each must find a figure of the inputs."""

    def __init__(self) -> None:
        self.statuses = {
            (row["indicator"], BINZHOU, row["period"], row["source"]): row
            for row in rows("statuses.csv")
        }
        self.corrections: dict[tuple[str, ...], list[Row]] = {}
        for row in rows("corrections.csv"):
            if row["field"] not in ("status", "basis", "rank", "note"):
                stop(row, f"no correction of {row['field']} is known")
            key = (row["indicator"], row["area"], row["period"], row["source"])
            self.corrections.setdefault(key, []).append(row)
        self.used: set[str] = set()

    def status(self, row: Row, area: str) -> Row | None:
        """Give the line of statuses.csv for a figure."""
        found = self.statuses.get((row["indicator"], area, row["period"], row["source"]))
        if found is not None:
            self.used.add(found.place)
        return found

    def of(self, row: Row, area: str) -> list[Row]:
        """Give the corrections of a figure, those of all areas first."""
        found = [
            correction
            for where in ("*", area)
            for correction in self.corrections.get(
                (row["indicator"], where, row["period"], row["source"]), []
            )
        ]
        self.used.update(each.place for each in found)
        return found

    def check_used(self) -> None:
        """Stop at a status or a correction that finds no figure."""
        corrections = [row for each in self.corrections.values() for row in each]
        for row in [*self.statuses.values(), *corrections]:
            if row.place not in self.used:
                stop(row, "finds no figure in the inputs")
