"""The amounts, days and counts that are typed as bounds of a filter, or pasted where a column reads nothing itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.typed.amounts import read_amount, read_count
from leaderdesk.domain.typed.days import read_day
from leaderdesk.domain.typed.readings import Reading
from leaderdesk.ui.kit.fields.days import current_day
from leaderdesk.ui.kit.lines import Column, Kind, Typed
from leaderdesk.words import typed
from leaderdesk.words.formats import day, money, number


class Readings(QObject):
    """Says what a text means for a column, or what is expected there."""

    def read(self, column: Column, text: str) -> Typed:
        """The value of a text for one column."""
        return column.read(text) if column.read is not None else self.read_kind(column.kind, text)

    def read_kind(self, kind: Kind, text: str) -> Typed:
        """The value of a text of one kind; nothing typed is no value."""
        reading: Reading[Any]
        if kind == "words":
            return Typed(" ".join(text.split()) or None)
        if kind == "day":
            reading = read_day(text, current_day())
        else:
            reading = read_amount(text) if kind == "amount" else read_count(text)
        if reading.doubts:
            told = self.tr(" ou ").join(shown_value(kind, each) for each in reading.doubts)
            return Typed(problem=self.tr("À préciser\u00a0: {}\u202f?").format(told))
        if reading.problem:
            return Typed(problem=typed.problem(reading.problem, reading.data))
        return Typed(reading.value)


def shown_value(kind: Kind, value: object) -> str:
    """A value of some kind as it is read."""
    if isinstance(value, date):
        return day(value)
    if isinstance(value, int):
        return money(value) if kind == "amount" else number(value)
    return "" if value is None else str(value)
