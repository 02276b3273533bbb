"""The columns of the calls for projects, of a register, and of the files of a call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject

from leaderdesk.domain.calls import CallFile, CallRow, DepositRow
from leaderdesk.domain.typed.moments import read_moment
from leaderdesk.ui.kit.fields import MomentField
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.tables.viewbar import View
from leaderdesk.ui.parts.typed_columns import as_typed, choice_column, shown, words_column
from leaderdesk.words import codes, typed
from leaderdesk.words.calls import say_arrival, say_phase
from leaderdesk.words.formats import capital, day, money, number, size

_WAYS = ("platform", "email", "post", "hand")
# Open first, then what comes, then what has no dates yet, then what is closed.
_PHASES = {"open": 0, "coming": 1, "undated": 2, "closed": 3}


class CallColumns(QObject):
    """Titles and values; where a call stands is read from the clock."""

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now

    def calls(self) -> list[Column]:
        """What is shown of a call."""
        return [
            Column("title", self.tr("Intitulé"), lambda row: row.title, width=24, is_wide=True),
            Column("phase", self.tr("Où il en est"), self._phase, key=self._rank, tone=self._tone, width=30),
            Column("fiche", self.tr("Fiche"), lambda row: row.fiche or "", width=6),
            self._moment("opens_at", self.tr("Ouverture"), is_hidden=True),
            self._moment("closes_at", self.tr("Clôture")),
            self._amount("envelope", self.tr("Enveloppe")),
            self._amount("asked", self.tr("Demandé")),
            Column(
                *("deposits", self.tr("Dépôts"), self._deposits, lambda row: row.deposits),
                tone=lambda row: "error" if row.late else "",
                kind="count",
                width=20,
            ),
            self._count("late", self.tr("En retard")),
            self._count("incomplete", self.tr("Incomplets")),
            Column("grid", self.tr("Grille"), lambda row: row.grid or "", width=18, is_hidden=True),
            Column("published_on", self.tr("Publié le"), _published, lambda row: row.published_on, is_hidden=True),
        ]

    def views(self) -> list[View]:
        """The ways to look at the calls."""
        return [
            View("all", self.tr("Tous")),
            View("open", self.tr("Ouverts"), predicate=lambda row: row.phase_at(self._now()) == "open"),
            View(
                "coming", self.tr("À venir"), predicate=lambda row: row.phase_at(self._now()) in ("coming", "undated")
            ),
            View("closed", self.tr("Fermés"), predicate=lambda row: row.phase_at(self._now()) == "closed"),
        ]

    def deposits(self, closes_at: Callable[[], datetime | None]) -> list[Column]:
        """The register: who came, when, and what is missing, typed in."""
        ways = {code: capital(codes.word("way", code)) for code in _WAYS}
        complete = {True: self.tr("Complet"), False: self.tr("Incomplet")}
        return [
            words_column("holder_name", self.tr("Déposant"), width=22, is_wide=True),
            words_column("title", self.tr("Projet"), width=18),
            Column(
                *("received_at", self.tr("Reçu le"), lambda row: shown(typed.moment, row.received_at)),
                key=lambda row: row.received_at,
                width=19,
                editor=lambda: MomentField(self._today),
                read=lambda pasted: as_typed(read_moment(pasted, self._today()), typed.moment),
            ),
            Column("arrival", self.tr("Délai"), lambda row: say_arrival(row, closes_at()), tone=_late_tone, width=22),
            choice_column("way", self.tr("Voie"), ways, width=15),
            choice_column("is_complete", self.tr("Dossier"), complete, width=14),
            words_column("missing", self.tr("Ce qui manque"), width=18),
            Column("number", self.tr("N°"), lambda row: number(row.number), lambda row: row.number, width=4),
            Column("dossier_number", self.tr("Devenu"), lambda row: row.dossier_number or "", width=9),
        ]

    def files(self) -> list[Column]:
        """What is kept with a call."""
        return [
            Column("name", self.tr("Fichier"), lambda each: each.name, width=30, is_wide=True),
            Column("size", self.tr("Taille"), lambda each: size(each.size), key=_size, is_number=True, width=10),
            Column("added_on", self.tr("Ajouté le"), _added, key=lambda each: each.added_on, kind="day", width=11),
        ]

    def _today(self) -> date:
        return self._now().date()

    def _phase(self, row: CallRow) -> str:
        return capital(say_phase(row, self._now()))

    def _rank(self, row: CallRow) -> int:
        return _PHASES[row.phase_at(self._now())]

    def _tone(self, row: CallRow) -> str:
        if row.is_backwards:
            return "error"
        return "muted" if row.phase_at(self._now()) == "closed" else ""

    def _moment(self, name: str, title: str, *, is_hidden: bool = False) -> Column:
        return Column(
            *(name, title, lambda row: shown(typed.moment, getattr(row, name)), lambda row: getattr(row, name)),
            width=19,
            is_hidden=is_hidden,
        )

    def _deposits(self, row: CallRow) -> str:
        if not row.late:
            return number(row.deposits)
        return self.tr("{}, dont {} en retard").format(number(row.deposits), number(row.late))

    def _amount(self, name: str, title: str) -> Column:
        return Column(
            *(name, title, lambda row: shown(money, getattr(row, name)), lambda row: getattr(row, name)),
            kind="amount",
            width=13,
        )

    def _count(self, name: str, title: str) -> Column:
        return Column(
            *(name, title, lambda row: number(getattr(row, name)), lambda row: getattr(row, name)),
            kind="count",
            is_hidden=True,
        )


def _published(row: CallRow) -> str:
    return shown(day, row.published_on)


def _late_tone(row: DepositRow) -> str:
    return "error" if row.is_late or row.is_early else "muted"


def _size(each: CallFile) -> int:
    return each.size


def _added(each: CallFile) -> str:
    return day(each.added_on)
