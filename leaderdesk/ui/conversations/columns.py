"""The columns of the contact log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from leaderdesk.domain.conversations import ConversationRow
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.tables.viewbar import View
from leaderdesk.words import codes
from leaderdesk.words.formats import day
from leaderdesk.words.typed import phone


class ConversationColumns(QObject):
    """Titles and values; what is late is counted from a day."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def columns(self) -> list[Column]:
        """What is shown of a conversation."""
        no_fiche, no_dossier = self.tr("aucune"), self.tr("aucun")
        return [
            Column("held_on", self.tr("Le"), _held_on, key=lambda row: row.held_on, kind="day", width=10),
            Column("caller", self.tr("Qui"), lambda row: row.caller, width=20, is_wide=True),
            Column("about", self.tr("Au sujet de"), lambda row: row.about, width=28, is_wide=True),
            Column("due", self.tr("À rappeler"), self._due, key=_open_due, tone=self._due_tone, kind="day", width=21),
            Column("fits", self.tr("LEADER convient"), _fits, width=14),
            Column("fiche", self.tr("Fiche"), lambda row: row.fiche or no_fiche, lambda row: row.fiche, width=8),
            Column(
                "dossier", self.tr("Dossier"), lambda row: row.dossier or no_dossier, lambda row: row.dossier, width=9
            ),
            Column("commune", self.tr("Commune"), lambda row: row.commune or "", is_hidden=True),
            Column("phone", self.tr("Téléphone"), lambda row: phone(row.phone) if row.phone else "", is_hidden=True),
            Column("answered", self.tr("Réponse"), lambda row: row.answered or "", width=28, is_hidden=True),
            Column("asked_of", self.tr("À voir avec"), lambda row: row.asked_of or "", is_hidden=True),
            Column("holder", self.tr("Porteur"), lambda row: row.holder or "", width=20, is_hidden=True),
            Column("author", self.tr("Noté par"), lambda row: row.author, is_hidden=True),
        ]

    def views(self) -> list[View]:
        """The ways to look at the log."""
        return [
            View("all", self.tr("Tous")),
            View("due", self.tr("À rappeler"), predicate=_is_due),
            View("late", self.tr("En retard"), predicate=lambda row: row.is_late(self._today())),
            View("month", self.tr("Ce mois"), predicate=self._is_of_the_month),
            View("nothing", self.tr("Sans suite"), predicate=_has_no_sequel),
        ]

    def _due(self, row: ConversationRow) -> str:
        if row.done_on is not None:
            return self.tr("fait le {}").format(day(row.done_on))
        if row.due_on is None:
            return self.tr("rien à faire")
        return self.tr("{}, en retard").format(day(row.due_on)) if row.is_late(self._today()) else day(row.due_on)

    def _due_tone(self, row: ConversationRow) -> str:
        if row.is_late(self._today()):
            return "error"
        return "" if _is_due(row) else "muted"

    def _is_of_the_month(self, row: ConversationRow) -> bool:
        today = self._today()
        return (row.held_on.year, row.held_on.month) == (today.year, today.month)


def _is_due(row: ConversationRow) -> bool:
    return row.due_on is not None and row.done_on is None


def _has_no_sequel(row: ConversationRow) -> bool:
    return row.dossier_id is None and not _is_due(row)


def _open_due(row: ConversationRow) -> date | None:
    return row.due_on if row.done_on is None else None


def _held_on(row: ConversationRow) -> str:
    return day(row.held_on)


def _fits(row: ConversationRow) -> str:
    return codes.word("fits", row.fits) if row.fits else ""
