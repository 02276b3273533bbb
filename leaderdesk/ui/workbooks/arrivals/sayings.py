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
from leaderdesk.words import workbooks as words
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
        """What waits for an answer, then the funders that would be made."""
        made = words.new_funders(row.proposal for row in rows if row.is_taken)
        return f"{self._waiting(unsure, rows)} {made}".strip()

    def _waiting(self, unsure: int, rows: Sequence[PreviewRow]) -> str:
        """What still waits for an answer, and what becomes of it otherwise."""
        doubts = sum(row.verdict == "doubt" and row.is_waiting for row in rows)
        errors = sum(row.verdict == "error" and row.is_waiting for row in rows)
        waiting = [
            counted(unsure, self.tr("colonne ou mot à préciser"), self.tr("colonnes ou mots à préciser"))
            if unsure
            else "",
            counted(doubts, self.tr("ligne en doute"), self.tr("lignes en doute")) if doubts else "",
            counted(errors, self.tr("ligne en erreur"), self.tr("lignes en erreur")) if errors else "",
        ]
        said = ", ".join(each for each in waiting if each)
        if not rows and not said:
            found = self.tr("Aucun dossier n’est trouvé dans ce classeur.")
            point = self.tr("S’il y en a, mettez-vous sur la ligne de leurs titres et appuyez sur T.")
            return f"{found} {point}"
        if not said:
            return self.tr("Tout est compris. Rien n’est écrit avant le bouton ci-dessous.")
        if not doubts + errors:
            return self.tr("{}\u00a0: F3 y mène.").format(said)
        left = self.tr(
            "Ces lignes ne sont pas écrites\u00a0: F3 mène à la suivante, «\u00a0Rendre\u00a0» en fait un classeur."
        )
        return f"{said}. {left}"

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
