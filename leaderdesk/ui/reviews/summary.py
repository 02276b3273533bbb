"""What a review leaves: what was noted on the day, as a list to copy, and what was passed over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from leaderdesk.domain.sheets.reviews import DayNote
from leaderdesk.ui.kit.controls import button, column, row, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.reviews.walk import Walk
from leaderdesk.words.formats import counted, day


class Summary(QWidget):
    """The end of the review."""

    def __init__(self) -> None:
        super().__init__()
        self.title = text("", "heading", is_wrapped=True)
        self.told = text("", is_wrapped=True)
        self.again = button("", "primary")
        self.copy = button(self.tr("&Copier le bilan"), "", "copy")
        self.restart = button(self.tr("Reprendre depuis le débu&t"))
        empty = Empty(
            "history",
            self.tr("Rien de noté aujourd’hui"),
            self.tr("Les notes laissées et les réponses reçues pendant la revue se retrouvent ici."),
        )
        self.listing = Listing(self._columns(), self.tr("Bilan du jour"), empty)
        self.listing.hide_tools()
        inside = column(self.title, self.told, Flow(self.again, self.copy, self.restart), row(), self.listing, gap=10)
        inside.setStretchFactor(self.listing, 1)
        self.setLayout(inside)

    def show_day(self, notes: Sequence[DayNote], walk: Walk, on: date) -> None:
        """Show what came of the day."""
        waiting = len(walk.waiting)
        over = self.tr("La revue est terminée") if walk.is_over else self.tr("Bilan du jour")
        self.title.setText(over)
        seen = counted(len(walk.seen), self.tr("dossier vu"), self.tr("dossiers vus"))
        left = counted(waiting, self.tr("passé"), self.tr("passés"))
        noted = counted(len(notes), self.tr("note"), self.tr("notes"))
        self.told.setText(self.tr("{}\u00a0: {}, {}, {}.").format(day(on), seen, left, noted))
        self.again.setText(self.tr("Voir &les dossiers passés ({})").format(waiting))
        self.again.setVisible(bool(waiting))
        self.copy.setEnabled(bool(notes))
        self.listing.show_lines(lines_of(self.listing.model.columns, notes, lambda each: each.note.id))

    def said(self, notes: Sequence[DayNote], on: date) -> str:
        """The summary as a text to paste in a message."""
        lines = [self.tr("Revue des projets du {}").format(day(on)), ""]
        number = ""
        for each in notes:
            if each.number != number:
                number = each.number
                lines.append(f"{each.number} · {each.title} ({each.holder})")
            lines.append(f"  – {self._sentence(each)}")
        return "\n".join(lines)

    def _sentence(self, each: DayNote) -> str:
        note = each.note
        said = " ".join(note.text.split())
        if note.asked_of:
            said = self.tr("{} (demandé à {})").format(said, note.asked_of)
        if note.done_on is not None:
            return self.tr("{}, fait le {}").format(said, day(note.done_on))
        return said if note.due_on is None else self.tr("{}, pour le {}").format(said, day(note.due_on))

    def _columns(self) -> list[Column]:
        return [
            Column("number", self.tr("Dossier"), lambda each: each.number, width=9),
            Column("title", self.tr("Intitulé"), lambda each: each.title, width=18, is_wide=True),
            Column("text", self.tr("Note"), lambda each: " ".join(each.note.text.split()), width=26, is_wide=True),
            Column("asked_of", self.tr("Demandé à"), lambda each: each.note.asked_of or "", width=14),
            Column("due_on", self.tr("Pour le"), _due, key=lambda each: each.note.due_on, kind="day", width=10),
            Column("done_on", self.tr("Fait le"), _done, key=lambda each: each.note.done_on, kind="day", width=10),
        ]


def _due(each: DayNote) -> str:
    return day(each.note.due_on) if each.note.due_on else ""


def _done(each: DayNote) -> str:
    return day(each.note.done_on) if each.note.done_on else ""
