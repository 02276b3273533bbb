"""The columns of the list of sittings."""

from __future__ import annotations

from PySide6.QtCore import QObject

from leaderdesk.domain.sittings.plans import SittingRow
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.tables.viewbar import View
from leaderdesk.words import codes
from leaderdesk.words.formats import capital, counted, number
from leaderdesk.words.preparations import readiness
from leaderdesk.words.sitting_plans import hour, long_day, minutes, phase

_PHASES = {"open": 0, "preparation": 1, "closed": 2, "sealed": 3}
_READINESS = {"blocked": 0, "to_check": 1, "ready": 2, "open": 3, "closed": 4, "sealed": 5}


class SittingColumns(QObject):
    """Titles and values."""

    def all(self) -> list[Column]:
        """What is shown of a sitting."""
        return [
            Column("number", self.tr("N°"), lambda row: number(row.number), lambda row: row.number, width=4),
            Column("title", self.tr("Séance"), lambda row: row.title, width=26, is_wide=True),
            Column("kind", self.tr("Nature"), _kind, width=20),
            Column("held_on", self.tr("Date"), _day, lambda row: row.held_on, kind="day", width=24),
            Column("starts_at", self.tr("Heure"), _hour, lambda row: row.starts_at, width=8),
            Column("place", self.tr("Lieu"), lambda row: row.place or "", width=18, is_wide=True),
            Column("phase", self.tr("Où elle en est"), phase, _rank, tone=_tone, width=16),
            Column("readiness", self.tr("Prête\u202f?"), self._readiness, _ready_rank, tone=_ready_tone, width=20),
            Column("points", self.tr("Points"), lambda row: number(row.points), lambda row: row.points, kind="count"),
            Column(
                *("dossiers", self.tr("Projets"), lambda row: number(row.dossiers), lambda row: row.dossiers),
                kind="count",
                is_hidden=True,
            ),
            Column("minutes", self.tr("Durée"), lambda row: minutes(row.minutes), _minutes, is_hidden=True),
        ]

    def views(self) -> list[View]:
        """The ways to look at the sittings."""
        return [
            View("all", self.tr("Toutes")),
            View("coming", self.tr("À préparer"), predicate=lambda row: row.phase == "preparation"),
            View("held", self.tr("Tenues"), predicate=lambda row: row.phase in ("closed", "sealed")),
        ]

    def _readiness(self, row: SittingRow) -> str:
        word = capital(readiness(row.readiness))
        if not row.lacks:
            return word
        return self.tr("{}\u00a0: {}").format(word, counted(row.lacks, self.tr("point"), self.tr("points")))


def _kind(row: SittingRow) -> str:
    return capital(codes.word("kind", row.kind))


def _day(row: SittingRow) -> str:
    return long_day(row.held_on)


def _hour(row: SittingRow) -> str:
    return "" if row.starts_at is None else hour(row.starts_at)


def _minutes(row: SittingRow) -> int:
    return row.minutes


def _rank(row: SittingRow) -> int:
    return _PHASES[row.phase]


def _ready_rank(row: SittingRow) -> int:
    return _READINESS[row.readiness]


def _tone(row: SittingRow) -> str:
    return "muted" if row.phase == "sealed" else ""


def _ready_tone(row: SittingRow) -> str:
    if row.readiness == "blocked":
        return "error"
    return "muted" if row.phase in ("closed", "sealed") else ""
