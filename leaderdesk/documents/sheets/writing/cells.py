"""Cells as a package writes them: a few hundred rows of one column at a time, which is what makes it quick."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction

from leaderdesk.documents.sheets.writing.books import Kind, Value
from leaderdesk.documents.sheets.writing.styles import Look, Styles
from leaderdesk.documents.sheets.writing.texts import Texts
from leaderdesk.words import formats

# Spreadsheets count days from here; before March 1900 they do not agree.
_EPOCH = date(1899, 12, 30).toordinal()
_FIRST_DAY = date(1900, 3, 1)
_DIGITS = Context(prec=17)
_HOURS_OF_A_DAY = 24


class Cells:
    """Writes the values of one column, in its look."""

    def __init__(self, texts: Texts, styles: Styles, kind: Kind, look: Look = "plain", *, is_wrapped: bool) -> None:
        self._texts, self._look, self._is_wrapped, self._styles = texts, look, is_wrapped, styles
        self._kind = kind
        self._style = styles.of(kind, look, is_wrapped=kind == "text" and is_wrapped)

    def write(self, values: Sequence[Value], letter: str, first: int) -> list[str]:
        """The cells of some rows, from the first of them down."""
        return [self.cell(value, f"{letter}{row}") for row, value in enumerate(values, first)]

    def cell(self, value: Value, place: str) -> str:
        """One cell; nothing where there is nothing."""
        if value is None or value == "":
            return ""
        if isinstance(value, str):
            return self._text(value, place)
        if isinstance(value, date):
            if value < _FIRST_DAY:
                return self._text(formats.day(value), place)
            return f'<c r="{place}" s="{self._style}"><v>{value.toordinal() - _EPOCH}</v></c>'
        return f'<c r="{place}" s="{self._style}"><v>{number_text(value, self._kind)}</v></c>'

    def formula(self, formula: str, value: Value, place: str) -> str:
        """A live formula with what it comes to: who never calculates reads it all the same."""
        if value is None or value == "":
            return f'<c r="{place}" s="{self._style}" t="str"><f>{formula}</f><v></v></c>'
        assert isinstance(value, int | Fraction), formula  # noqa: S101 - what is computed is a number
        return f'<c r="{place}" s="{self._style}"><f>{formula}</f><v>{number_text(value, self._kind)}</v></c>'

    def _text(self, text: str, place: str) -> str:
        kept = self._texts.keep(text)
        if kept.is_risky or (self._kind != "text" and self._look != "heading"):
            style = self._styles.of("text", self._look, is_wrapped=self._is_wrapped, is_quoted=kept.is_risky)
        else:
            style = self._style
        return f'<c r="{place}" s="{style}" t="s"><v>{kept.rank}</v></c>'


def number_text(value: int | Fraction, kind: Kind) -> str:
    """A number as the file holds it: money in euros from whole cents, never through a float."""
    if kind == "money":
        if isinstance(value, Fraction):
            return number_text(value / 100, "number")
        euros, rest = divmod(abs(value), 100)
        return f"{'-' if value < 0 else ''}{euros}.{rest:02}"
    if kind == "hours":
        # A spreadsheet counts time in days.
        return number_text(Fraction(value) / _HOURS_OF_A_DAY, "number")
    if isinstance(value, int):
        return str(value)
    exact = _DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))
    return f"{exact.normalize(_DIGITS):f}"
