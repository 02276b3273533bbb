"""The columns of the agenda, of the dossiers proposed for it, and of an order proposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from leaderdesk.domain.sittings.candidates import Candidate
from leaderdesk.domain.sittings.plans import PlannedPoint
from leaderdesk.domain.typed.amounts import read_count
from leaderdesk.ui.kit.fields import CountField
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.parts.typed_columns import as_typed, choice_column, words_column
from leaderdesk.words.formats import capital, money, number
from leaderdesk.words.preparations import say_candidate
from leaderdesk.words.sitting_plans import decisions, point_kinds, say_start
from leaderdesk.words.statuses import status

HANDLE = "rank"


@dataclass(frozen=True, slots=True)
class Planned:
    """A point at its rank."""

    rank: int
    point: PlannedPoint

    @property
    def id(self) -> int:
        """Its key."""
        return self.point.id


@dataclass(frozen=True, slots=True)
class Moved:
    """A point of a proposed order: where it would stand, and where it stands."""

    rank: int
    before: int
    point: PlannedPoint


class AgendaColumns(QObject):
    """Titles and values."""

    def points(self) -> list[Column]:
        """The agenda, typed in."""
        kinds = {code: capital(each) for code, each in point_kinds().items()}
        majorities = {code: capital(each) for code, each in decisions().items()}
        return [
            # First, for the last line to say here what it is for; the handle is put before it.
            words_column("title", self.tr("Point"), "point.title", width=28, is_wide=True),
            Column(HANDLE, self.tr("N°"), lambda row: f"≡\u00a0{row.rank}", lambda row: row.rank, width=5),
            Column("hours", self.tr("Vers"), lambda row: say_start(row.point) or "–", width=8),
            Column(
                *("planned_minutes", self.tr("Minutes"), lambda row: number(row.point.minutes)),
                key=lambda row: row.point.minutes,
                kind="count",
                editor=CountField,
                read=lambda pasted: as_typed(read_count(pasted), number),
                width=7,
            ),
            Column("holder", self.tr("Porteur"), _holder, width=16),
            Column("asked", self.tr("Demandé"), _asked, _asked_cents, kind="amount", width=11),
            choice_column("kind", self.tr("Nature"), kinds, "point.kind", width=13),
            choice_column("decision", self.tr("Décision"), majorities, "point.decision", width=14),
            Column("leaving", self.tr("Sortent"), lambda row: ", ".join(row.point.interested) or "–", width=18),
        ]

    def candidates(self) -> list[Column]:
        """The dossiers that could be added: ready, or why not."""
        return [
            Column("ready", self.tr("Prêt\u202f?"), self._ready, lambda each: not each.is_ready, tone=_tone, width=9),
            Column("number", self.tr("Dossier"), lambda each: each.number, width=9),
            Column("title", self.tr("Projet"), lambda each: each.title, width=26, is_wide=True),
            Column("holder", self.tr("Porteur"), lambda each: each.holder, width=16),
            Column("decision", self.tr("Pour"), lambda each: capital(decisions()[each.decision]), width=15),
            Column("asked", self.tr("Demandé"), _said_asked, _candidate_asked, kind="amount", width=12),
            Column("why", self.tr("Pourquoi"), say_candidate, tone=_tone, width=40, is_wide=True),
            Column("fiche", self.tr("Fiche"), lambda each: each.fiche or "", width=7, is_hidden=True),
            Column("status", self.tr("Statut"), lambda each: status(each.status), width=14, is_hidden=True),
        ]

    def moves(self) -> list[Column]:
        """The order proposed beside the present one."""
        return [
            Column("rank", self.tr("N°"), lambda row: number(row.rank), lambda row: row.rank, width=4),
            Column("before", self.tr("Était"), self._before, lambda row: row.before, width=10),
            Column("title", self.tr("Point"), lambda row: row.point.title, width=34, is_wide=True),
            Column("leaving", self.tr("Sortent"), lambda row: ", ".join(row.point.interested) or "–", width=30),
        ]

    def _ready(self, each: Candidate) -> str:
        return self.tr("✓ prêt") if each.is_ready else self.tr("pas prêt")

    def _before(self, row: Moved) -> str:
        return self.tr("inchangé") if row.before == row.rank else number(row.before)


def named(points: Mapping[str, PlannedPoint]) -> dict[str, str]:
    """The titles by key, as sentences take them."""
    return {key: f"«\u00a0{point.title}\u00a0»" for key, point in points.items()}


def _holder(row: Planned) -> str:
    return row.point.dossier.holder if row.point.dossier is not None else "–"


def _asked(row: Planned) -> str:
    return "–" if (cents := _asked_cents(row)) is None else money(cents)


def _asked_cents(row: Planned) -> int | None:
    # An opinion fixes no amount.
    is_of_money = row.point.dossier is not None and row.point.decision != "opinion"
    return row.point.dossier.asked if is_of_money and row.point.dossier is not None else None


def _said_asked(each: Candidate) -> str:
    return money(each.asked) if each.asked else "–"


def _candidate_asked(each: Candidate) -> int:
    return each.asked


def _tone(each: Candidate) -> str:
    return "" if each.is_ready else "muted"
