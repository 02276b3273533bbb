"""What the side « Faire entrer » says: of a file, of what would be written, of what was."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.domain.workbooks.taking.reports import Report
from leaderdesk.ui.workbooks.arrivals.rows import PreviewRow
from leaderdesk.words import imports, workbook_files, workbook_sheets
from leaderdesk.words.formats import counted, moment

if TYPE_CHECKING:
    from leaderdesk.ui.workbooks.arrivals.works import Opened


class Sayings(QObject):
    """Sentences."""

    def book(self, book: Book) -> str:
        """What sort of file it is."""
        said = [workbook_sheets.kind(book)]
        if book.kind != "csv" and len(book.sheets) > 1:
            said.append(counted(len(book.sheets), self.tr("feuille"), self.tr("feuilles")))
        return f"{', '.join(said)}."

    def remarks(self, opened: Opened) -> str:
        """What is to be known of it: from where its columns are known, whether it was taken before, what was left."""
        said = workbook_files.say_remarks(opened.book)
        if opened.choices.memory.columns:
            said.append(self.tr("Colonnes proposées comme la dernière fois pour cette sorte de classeur."))
        if opened.before is not None:
            again = self.tr("Ce même fichier est déjà entré le {}.")
            said.append(again.format(moment(opened.before.imported_at)))
        return " ".join(said)

    def summary(self, unsure: int, rows: Sequence[PreviewRow]) -> str:
        """What still waits for an answer, and what becomes of it otherwise."""
        doubts = sum(row.verdict == "doubt" for row in rows)
        errors = sum(row.verdict == "error" for row in rows)
        waiting = [
            counted(unsure, self.tr("colonne ou mot à préciser"), self.tr("colonnes ou mots à préciser"))
            if unsure
            else "",
            counted(doubts, self.tr("ligne en doute"), self.tr("lignes en doute")) if doubts else "",
            counted(errors, self.tr("ligne en erreur"), self.tr("lignes en erreur")) if errors else "",
        ]
        said = ", ".join(each for each in waiting if each)
        if not said:
            return self.tr("Tout est compris. Rien n’est écrit avant le bouton ci-dessous.")
        left = self.tr("Les lignes en doute ou en erreur ne sont pas écrites\u202f; elles pourront vous être rendues.")
        return f"{said}. {left}" if doubts + errors else f"{said}."

    def take(self, taken: Sequence[PreviewRow]) -> str:
        """The button that writes, and exactly what it writes."""
        new = sum(row.verdict == "new" for row in taken)
        changed = len(taken) - new
        if not taken:
            return self.tr("Rien à faire entrer")
        if not changed:
            return self.tr("Faire e&ntrer {}").format(self._new(new))
        told = counted(changed, self.tr("dossier changé"), self.tr("dossiers changés"))
        if not new:
            return self.tr("Faire e&ntrer {}").format(told)
        return self.tr("Faire e&ntrer {} et {}").format(self._new(new), told)

    def taken(self, report: Report) -> str:
        """Said in the bar once it is done."""
        new, changed = report.count_written("new"), report.count_written("changed")
        created = counted(new, self.tr("dossier créé"), self.tr("dossiers créés"))
        moved = counted(changed, self.tr("dossier modifié"), self.tr("dossiers modifiés"))
        parts = [created] if new or not changed else []
        return f"{', '.join([*parts, *([moved] if changed else [])])}."

    def report(self, report: Report) -> str:
        """At the head of a report."""
        return self.tr("Rapport\u00a0: {}").format(report.name)

    def returned_name(self, name: str) -> str:
        """What the file of the rows to be put right is called."""
        return f"{PurePath(name).stem or self.tr('classeur')}{imports.RETURNED_SUFFIX}.xlsx"

    def _new(self, count: int) -> str:
        return counted(count, self.tr("nouveau dossier"), self.tr("nouveaux dossiers"))
