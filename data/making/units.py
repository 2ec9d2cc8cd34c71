"""The closed vocabulary of units, and the place of printed units in it."""

from decimal import Decimal

from making.inputs import Row, Text, rows, stop


class Units:
    """The units of the dataset, found by the words that a source prints."""

    def __init__(self) -> None:
        self.rows = rows("units.csv")
        self.by_id = {row["id"]: row for row in self.rows}
        self.by_size = {(row["code"], int(row["multiplier"])): row["id"] for row in self.rows}
        self.words = {row["printed"]: row for row in rows("printed-units.csv")}

    def own(self, indicator: Row) -> Row:
        """Give the unit of an indicator."""
        if indicator["unit"] not in self.by_id:
            stop(indicator, f"no unit {indicator['unit']} in units.csv")
        return self.by_id[indicator["unit"]]

    def printed(self, row: Row, words: str, indicator: Row) -> str:
        """Give the unit of a row by the words printed; the indicator must be measured in it."""
        known = self.words.get(words)
        if known is None:
            stop(row, f'no printed unit "{words}" in printed-units.csv')
        code = self.own(indicator)["code"]
        if code not in known["codes"].split():
            stop(row, f'"{words}" is no unit of {indicator["id"]}, which is measured in {code}')
        size = code, int(known["multiplier"])
        if size not in self.by_size:
            stop(row, f"no unit {code} with the power of ten {size[1]} in units.csv")
        return self.by_size[size]

    def percent(self, row: Row, words: str) -> None:
        """Stop at a growth that is not printed in per cent."""
        if words not in self.words or self.words[words]["codes"] != "PT":
            stop(row, f'a growth is a percentage, not "{words}"')

    def display(self, indicator: Row, values: list[tuple[Decimal, str]]) -> Text:
        """English in thousands, millions and billions; Chinese in 万 and 亿."""
        own = self.own(indicator)
        code, size = own["code"], int(own["multiplier"])
        plain = sorted(value.scaleb(int(self.by_id[unit]["multiplier"])) for value, unit in values)
        middle = plain[len(plain) // 2] if plain else Decimal(0)
        english = {8: 9, 4: 6 if middle >= 10**6 else 3}.get(size, size)
        chinese = {9: 8, 6: 4, 3: 4}.get(size, size)
        display = {"en": self.by_size[code, english], "zh": self.by_size[code, chinese]}
        return {} if set(display.values()) == {own["id"]} else display
