"""Builds the tab of eligibility: the verdict, the checks, the pieces, the letter."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.sheets.eligibility import EligibilitySheet
from leaderdesk.domain.sheets.pieces import PiecesSheet
from leaderdesk.ui.dossiers.record.eligibility.check import CheckRow, title_of
from leaderdesk.ui.dossiers.record.eligibility.letter_panel import LetterPanel
from leaderdesk.ui.dossiers.record.eligibility.piece import PieceRow
from leaderdesk.ui.kit.controls import button, column, row, text
from leaderdesk.ui.kit.fields import WordsField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.parts.checks import conclusion_look
from leaderdesk.ui.parts.paper import Paper
from leaderdesk.ui.parts.rows import RowList, put_in_order
from leaderdesk.ui.parts.sentences import Sentences
from leaderdesk.ui.parts.verdicts import VerdictCard
from leaderdesk.words import eligibility as words
from leaderdesk.words.formats import capital, counted


class EligibilityView(QWidget):
    """Exposes the rows and the buttons; `say` fills in the words."""

    def __init__(self) -> None:
        super().__init__()
        self.verdict = VerdictCard()
        self.asked = Sentences(self.tr("Montant demandé et montant possible"))
        self.only_waiting = button(self.tr("À traiter seulement"), "option")
        self.only_waiting.setCheckable(True)
        self.checks = RowList(self.tr("Contrôles"))
        self.keys = text(self._check_keys(), "small", is_wrapped=True)
        self.about = text("", "muted", is_wrapped=True)
        self.piece_keys = text(self._piece_keys(), "small", is_wrapped=True)
        self.complete = text("", "muted", is_wrapped=True)
        self.ask = button(self.tr("&Préparer la lettre de demande…"), "", "copy")
        self.other = button(self.tr("Ajouter une autre pièce…"))
        self.other_name = WordsField(40)
        self.other_name.setAccessibleName(self.tr("Nom de la pièce reçue en plus"))
        self.other_name.setPlaceholderText(self.tr("Nom de la pièce, puis Entrée"))
        self.other_name.hide()
        self.pieces = RowList(self.tr("Pièces demandées"))
        self.letter = LetterPanel()
        heading = row(text(self.tr("Pièces demandées"), "heading"), None)
        inside = column(
            self.verdict,
            self.asked,
            text(self.tr("Contrôles"), "heading"),
            row(self.about, self.only_waiting),
            self.keys,
            self.checks,
            6,
            heading,
            Flow(self.complete, self.ask, self.other, self.other_name),
            self.piece_keys,
            self.pieces,
            self.letter,
            None,
            gap=8,
        )
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        self._paper = Paper(inside, self)
        around.addWidget(self._paper)

    def order(self) -> None:
        """Tab goes from the verdict downwards, through rows that were built later."""
        put_in_order(self.verdict, self._paper.widget())

    def check_rows(self) -> dict[str, CheckRow]:
        """The checks by their code."""
        return {code: each for code, each in self.checks.rows.items() if isinstance(each, CheckRow)}

    def piece_rows(self) -> dict[str, PieceRow]:
        """The pieces by their code."""
        return {code: each for code, each in self.pieces.rows.items() if isinstance(each, PieceRow)}

    def say(self, sheet: EligibilitySheet, pieces: PiecesSheet) -> None:
        """Say what stands above the rows."""
        verdict = sheet.verdict
        said = words.conclusion(verdict.conclusion)
        names = {item.code: f"«\u00a0{title_of(item)}\u00a0»" for item in sheet.items if item.is_manual}
        self.verdict.say(
            conclusion_look(verdict.conclusion),
            capital(said),
            self._counts(sheet),
            words.verdict_reasons(verdict, names),
        )
        self.about.setText(self._version(sheet))
        missing = len(pieces.missing)
        if not pieces.pieces:
            self.complete.setText(self.tr("Aucune pièce n’est demandée à ce porteur."))
        elif not missing:
            self.complete.setText(self.tr("Toutes les pièces demandées sont là."))
        else:
            told = self.tr("{} à obtenir.").format(counted(missing, self.tr("pièce"), self.tr("pièces")))
            self.complete.setText(told)

    def _counts(self, sheet: EligibilitySheet) -> str:
        found = sheet.counts
        parts = [
            (found["fail"], self.tr("non conforme"), self.tr("non conformes")),
            (found["to_do"], self.tr("à compléter"), self.tr("à compléter")),
            (found["pass"], self.tr("conforme"), self.tr("conformes")),
            (found["not_applicable"], self.tr("sans objet"), self.tr("sans objet")),
        ]
        return " · ".join(counted(count, one, many) for count, one, many in parts if count)

    def _version(self, sheet: EligibilitySheet) -> str:
        if sheet.is_usual:
            return self.tr("Contrôles habituels\u00a0: la fiche-action n’a pas encore sa propre liste.")
        return self.tr("Liste de contrôle de la fiche-action, version {}.").format(sheet.checklist_version)

    def _check_keys(self) -> str:
        return self.tr(
            "Flèches\u00a0: changer de contrôle\u202f; Entrée\u00a0: le détail\u202f; C, N, S\u00a0: répondre\u202f;"
            " L\u00a0: lever avec un motif\u202f; R\u00a0: retirer la réponse."
        )

    def _piece_keys(self) -> str:
        return self.tr(
            "R\u00a0: reçue aujourd’hui\u202f; J\u00a0: joindre un fichier\u202f; D\u00a0: demandée aujourd’hui\u202f;"
            " E\u00a0: non demandée ici\u202f; Entrée\u00a0: les dates. Un fichier déposé sur une ligne est joint,"
            " et la pièce est reçue aujourd’hui."
        )
