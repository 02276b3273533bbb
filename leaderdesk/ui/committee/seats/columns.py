"""The columns of the sheet of seats, of a pasted list, and of the history of a seat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from operator import attrgetter

from PySide6.QtCore import QObject

from leaderdesk.domain.committee.figures import vacant_since
from leaderdesk.domain.committee.pasted import PastedSeat
from leaderdesk.domain.committee.rows import CommitteeSheet, MandateRow, SeatRow
from leaderdesk.domain.typed.amounts import read_count
from leaderdesk.ui.kit.fields import CountField, WordsField
from leaderdesk.ui.kit.fields.days import current_day
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.parts.typed_columns import as_typed, choice_column, day_column, words_column
from leaderdesk.words import seats as words
from leaderdesk.words.formats import day, number
from leaderdesk.words.phrases import spaced


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat on the day it is looked at."""

    seat: SeatRow
    day: date
    remark: str

    @property
    def id(self) -> int:
        """The key of the seat."""
        return self.seat.id

    def holder(self, role: str) -> str | None:
        """Who holds a place of it."""
        return self.seat.holder(role, self.day)


def lines_of_sheet(sheet: CommitteeSheet, day: date) -> list[SeatLine]:
    """Every seat, with what is remarked of its titulaire."""
    remarks = {member.name: member.remark or "" for member in sheet.members}
    return [SeatLine(seat, day, remarks.get(seat.holder("titulaire", day) or "", "")) for seat in sheet.seats]


class SeatColumns(QObject):
    """Titles and values."""

    def seats(self) -> list[Column]:
        """The sheet."""
        return [
            Column(
                *("number", self.tr("N°"), lambda line: number(line.seat.number), lambda line: line.seat.number),
                # Not a count: nobody adds up the numbers of seats.
                is_number=True,
                value=lambda line: line.seat.number,
                read=lambda text: as_typed(read_count(text), number),
                width=5,
                editor=CountField,
            ),
            words_column("structure", self.tr("Structure"), "seat.structure", width=24, is_wide=True),
            choice_column("college", self.tr("Collège"), words.colleges(), "seat.college", width=9),
            words_column("interest_group", self.tr("Groupe d’intérêt"), "seat.interest_group", width=14),
            self._person("titulaire", self.tr("Titulaire")),
            self._person("suppleant", self.tr("Suppléant")),
            words_column("remark", self.tr("Remarque"), width=12),
        ]

    def pasted(self) -> list[Column]:
        """A line of a pasted list: what it would be, what it lacks."""
        return [
            # In the order given: the lines that lack something first.
            Column("line", self.tr("Ligne"), lambda each: number(each.line), lambda _: 0, width=6),
            Column("structure", self.tr("Structure"), attrgetter("structure"), width=16, is_wide=True),
            Column("college", self.tr("Collège"), lambda each: words.college(each.college) or each.college, width=9),
            Column("interest_group", self.tr("Groupe"), lambda each: each.interest_group or self.tr("aucun"), width=9),
            Column("titulaire", self.tr("Titulaire"), lambda each: each.titulaire or self.tr("vacant"), width=13),
            Column("suppleant", self.tr("Suppléant"), lambda each: each.suppleant or self.tr("aucun"), width=13),
            Column("told", self.tr("À savoir"), self._told, tone=_tone, width=42, is_wide=True),
        ]

    def history(self) -> list[Column]:
        """Who held a seat, and when."""
        return [
            Column("member", self.tr("Personne"), lambda each: each.member, width=20, is_wide=True),
            Column("role", self.tr("Place"), lambda each: words.roles()[each.role], width=11),
            day_column("since", self.tr("Du"), current_day, width=11),
            day_column("until", self.tr("Au"), current_day, text=self._until, width=11),
        ]

    def _person(self, role: str, title: str) -> Column:
        return Column(
            role,
            title,
            partial(self._said, role),
            key=lambda line: line.holder(role) or "",
            tone=lambda line: "" if line.holder(role) else "muted",
            value=lambda line: line.holder(role),
            editor=WordsField,
            width=18,
        )

    def _said(self, role: str, line: SeatLine) -> str:
        name = line.holder(role)
        if name is not None:
            return name
        since = vacant_since(line.seat, role, line.day)
        if since is not None:
            return self.tr("vacant depuis le {}").format(day(since))
        return self.tr("vacant") if role == "titulaire" else self.tr("aucun")

    def _until(self, mandate: MandateRow) -> str:
        return self.tr("en cours") if mandate.until is None else day(mandate.until)

    def _told(self, each: PastedSeat) -> str:
        if each.problems:
            return " ".join(words.pasted_problem(code) for code in each.problems.values())
        return _made(each, {"structure": self.tr("structure"), "titulaire": self.tr("titulaire")}) or spaced(
            self.tr("déjà connus")
        )


def _made(each: PastedSeat, names: Mapping[str, str]) -> str:
    made = [f"{name} {words.pasted_remark('new')}" for field, name in names.items() if each.remarks.get(field) == "new"]
    vacant = [words.pasted_remark("vacant")] if each.remarks.get("titulaire") == "vacant" else []
    return ", ".join([*made, *vacant])


def _tone(each: PastedSeat) -> str:
    return "error" if each.problems else "muted"
