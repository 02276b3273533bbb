"""The columns of the cases behind a drawing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject

from leaderdesk.domain.sheets.delays import DelaySheet, Known, Lasted
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.parts.typed_columns import amount_column
from leaderdesk.words import delays, formats, statuses


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case, or a dossier that came to a step with what it says; `key` tells it from the others of its list."""

    key: int
    dossier_id: int
    number: str
    title: str
    status: str
    stage: str = ""
    funder: str = ""
    claim: int | None = None
    began_on: date | None = None
    ended_on: date | None = None
    days: int | None = None
    hand: str = ""
    whole: int | None = None
    amount: int | None = None


class CaseColumns(QObject):
    """What is shown of a case."""

    def cases(self) -> list[Column]:
        """Those of the list."""
        return [
            Column("number", self.tr("Dossier"), lambda each: each.number, width=12),
            Column("title", self.tr("Projet"), lambda each: each.title, width=26, is_wide=True),
            Column("days", self.tr("Jours"), _days, key=lambda each: each.days, width=9, kind="count"),
            Column("whole", self.tr("En tout"), _whole, key=lambda each: each.whole, width=10, kind="count"),
            Column("stage", self.tr("Étape"), lambda each: delays.STAGES.get(each.stage, ""), width=34),
            Column("hand", self.tr("Chez"), lambda each: each.hand, width=18),
            Column("began", self.tr("Début"), lambda each: _day(each.began_on), key=_began, width=13, kind="day"),
            Column("ended", self.tr("Fin"), _end, key=_ended, width=13, kind="day"),
            Column("funder", self.tr("Financeur"), lambda each: each.funder, width=14),
            Column("claim", self.tr("Demande"), _claim, key=lambda each: each.claim, width=11, kind="count"),
            Column("status", self.tr("État"), lambda each: statuses.status_or_code(each.status), width=18),
        ]

    def dossiers(self) -> list[Column]:
        """Those of the dossiers that came to a step."""
        return [
            Column("number", self.tr("Dossier"), lambda each: each.number, width=12),
            Column("title", self.tr("Projet"), lambda each: each.title, width=40, is_wide=True),
            Column("status", self.tr("État"), lambda each: statuses.status_or_code(each.status), width=20),
            amount_column("amount", self.tr("Montant à cette étape"), width=24, editor=None, has_sum=True),
        ]


def row_of(sheet: DelaySheet, rank: int, each: Lasted, whole: int | None = None) -> CaseRow:
    """A case as the list shows it; `whole` is how long it waits in all, in this stage and those before."""
    past, known = each.case.past, sheet.dossiers.get(each.case.dossier_id, Known("", "", ""))
    ended = past.ended_on if past.ended_on and past.ended_on <= sheet.on else None
    return CaseRow(
        *(rank, each.case.dossier_id, known.number, known.title, known.status, past.stage, past.funder or ""),
        *(each.case.claim, past.began_on, ended, each.days, delays.hand_of(each)),
        whole=each.days if whole is None else whole,
    )


def _began(each: CaseRow) -> date | None:
    return each.began_on


def _ended(each: CaseRow) -> date | None:
    return each.ended_on


def _end(each: CaseRow) -> str:
    return _day(each.ended_on) or delays.RUNNING


def _day(day: date | None) -> str:
    return formats.day(day) if day else ""


def _days(each: CaseRow) -> str:
    return "" if each.days is None else formats.number(each.days)


def _whole(each: CaseRow) -> str:
    return "" if each.whole is None else formats.number(each.whole)


def _claim(each: CaseRow) -> str:
    return "" if each.claim is None else formats.number(each.claim)
