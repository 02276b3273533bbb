"""What the list of a held table shows: each line by where it stands, its columns, its views."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdesk.domain.workbooks.reconciling.lines import Line
from leaderdesk.domain.workbooks.reconciling.months import Ended, Standing
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.tables.viewbar import View
from leaderdesk.words import reconciling as words
from leaderdesk.words import workbook_values
from leaderdesk.words.formats import NO_BREAK, day, number

if TYPE_CHECKING:
    from leaderdesk.services.reconciling import Held

_ALONE = ("theirs_alone", "ours_alone")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the list, in one view."""

    view: str
    line: Line
    standing: Standing | None = None
    ended: Ended | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """By what it is known from one look to the next."""
        return (self.ended is not None, *self.line.key)

    @property
    def can_be_settled(self) -> bool:
        """True where somebody may say who is right."""
        return self.standing is not None and self.line.dossier is not None

    @property
    def only_dossier(self) -> int | None:
        """The one dossier that the row may speak of."""
        return self.line.dossiers[0].key if len(self.line.dossiers) == 1 else None


def items_of(held: Held) -> list[Item]:
    """Every line, by the view it is in."""
    return list(_items(held))


def _items(held: Held) -> Iterator[Item]:
    standings = {each.line.key: each for each in held.standings}
    for line in held.lines:
        each = standings.get(line.key)
        if each is not None:
            view = each.state if each.state != "open" or line.kind == "differs" else "unsaid"
            yield Item(view, line, each)
        elif line.kind in _ALONE:
            yield Item("alone", line)
        else:
            yield Item(line.kind, line)
    for ended in held.ended:
        yield Item("ended", ended.line or _line_of(ended), None, ended)


def _line_of(ended: Ended) -> Line:
    before = ended.before
    return Line("ended", before.dossier, before.number, before.title, before.field)


class HeldColumns(QObject):
    """The columns and the views."""

    def all(self) -> list[Column]:
        """Of which dossier and field, what each side says, where it was read, where it stands."""
        return [
            Column("number", self.tr("Dossier"), lambda each: each.line.number or words.NOTHING, width=11),
            Column("title", self.tr("Intitulé"), lambda each: each.line.title, width=16, is_wide=True),
            Column("field", self.tr("Champ"), _field, width=14),
            Column("ours", self.tr("La base"), _ours, width=15),
            Column("theirs", self.tr("Le tableau"), _theirs, width=15),
            Column("cell", self.tr("Lu en"), lambda each: words.cell(each.line), width=9),
            Column("standing", self.tr("Où en est l’écart"), self._standing, width=20, is_wide=True),
            Column("reason", self.tr("Remarque"), _reason, width=13),
            Column(
                *("since", self.tr("Depuis"), _since),
                key=_since_day,
                kind="day",
                width=11,
                is_hidden=True,
            ),
            Column("sheet", self.tr("Feuille"), lambda each: each.line.sheet, width=14, is_hidden=True),
        ]

    def views(self, items: Sequence[Item]) -> list[View]:
        """Those that hold anything, and always what is to be looked at."""
        counts = Counter(each.view for each in items)
        return [
            View(name, f"{title}{NO_BREAK}({number(counts[name])})", predicate=partial(_is_in, name))
            for name, title in words.VIEWS.items()
            if counts[name] or name == "open"
        ]

    def _standing(self, each: Item) -> str:
        if each.ended is not None:
            return words.end(each.ended)
        if each.standing is not None:
            return words.standing(each.standing)
        match each.line.kind:
            case "doubt":
                return words.doubt(each.line)
            case "theirs_alone":
                return self.tr("pas dans la base")
            case "ours_alone":
                return self.tr("pas dans le tableau")
        return self.tr("juste")


def _field(each: Item) -> str:
    return workbook_values.title(each.line.field or "number")


def _ours(each: Item) -> str:
    if each.ended is not None:
        return words.kept_value(each.line.field, each.ended.before.ours)
    if each.line.field:
        return words.value(each.line.field, each.line.ours)
    return words.candidates(each.line) or words.NOTHING


def _theirs(each: Item) -> str:
    if each.ended is not None:
        return words.kept_value(each.line.field, each.ended.before.theirs)
    return words.value(each.line.field, each.line.theirs) if each.line.field else each.line.number or words.NOTHING


def _since(each: Item) -> str:
    found = _since_day(each)
    return day(found) if found else NO_BREAK


def _since_day(each: Item) -> date | None:
    if each.ended is not None:
        return each.ended.before.since
    return each.standing.since if each.standing else None


def _reason(each: Item) -> str:
    return (words.reason(each.standing.said) if each.standing else "") or NO_BREAK


def _is_in(name: str, each: Item) -> bool:
    return each.view == name
