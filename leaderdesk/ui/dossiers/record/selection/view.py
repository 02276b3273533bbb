"""Builds the tab of selection: the result, who notes, the criteria of the grid, how the result is found."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.grids.sensitivity import Change
from leaderdesk.domain.programmes.grids import GridSheet
from leaderdesk.domain.scoring import BallotFault, Score
from leaderdesk.domain.sheets.selection import SelectionSheet
from leaderdesk.ui.dossiers.record.selection.criterion import CriterionBox
from leaderdesk.ui.kit.controls import button, column, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import ChoiceField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.parts.paper import Paper
from leaderdesk.ui.parts.rows import put_in_order
from leaderdesk.ui.parts.scores import ScoreWords, explain_with_titles, say_change, verdict_look
from leaderdesk.ui.parts.verdicts import VerdictCard
from leaderdesk.words import formats, sheets
from leaderdesk.words.numbers import decimal

# What the result says of itself; how each criterion counts is told further down.
_SAID_ABOVE = ("score.threshold.", "score.eliminated.", "score.rate", "score.too_few", "score.no_value", "score.fault.")
_SAID_BELOW = ("score.counted", "score.set_aside.", "score.criterion.", "score.total")
_CHANGES = "score.change."


class SelectionView(QWidget):
    """Exposes the author, the criteria and the words."""

    def __init__(self) -> None:
        super().__init__()
        self.result = VerdictCard(has_reasons=False)
        self._words = ScoreWords(self)
        self.grid = text("", "muted", is_wrapped=True)
        self.author = ChoiceField({})
        self.keys = text(
            self.tr(
                "Tapez la note\u00a0: le clavier passe au critère suivant. Flèches\u00a0: niveau au-dessus ou"
                " au-dessous\u202f; A\u00a0: abstention\u202f; Entrée\u00a0: critère suivant."
            ),
            "small",
            is_wrapped=True,
        )
        self.problems = text("", "problem", is_wrapped=True)
        self.boxes: dict[str, CriterionBox] = {}
        self._place = QVBoxLayout()
        self._place.setSpacing(8)
        self._holder = QWidget()
        self._holder.setLayout(self._place)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.sentences = text("", is_wrapped=True)
        self.changes = text("", "muted", is_wrapped=True)
        self.changes_title = text(self.tr("Ce qui changerait la décision"), "heading")
        self.calculation = text(self.tr("Comment le résultat est trouvé"), "heading")
        self.choose_grid = button("", "primary")
        self.empty = Empty("check", self.tr("Aucune grille de sélection"), "", self.choose_grid)
        self._page = self._made_page()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(6)
        # The total stays in sight while one notes further down.
        around.addWidget(self.result)
        around.addWidget(self._page, 1)
        around.addWidget(self.empty, 1)

    def show_grid(self, grid: GridSheet | None, *, has_fiche: bool) -> None:
        """Build the criteria of a grid, or say that there is none and where to choose it."""
        self._say_empty(has_fiche=has_fiche)
        self._page.setVisible(grid is not None)
        self.result.setVisible(grid is not None)
        self.empty.setVisible(grid is None)
        for old in self.boxes.values():
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.boxes = {each.key: CriterionBox(each, grid) for each in grid.criteria} if grid else {}
        for box in self.boxes.values():
            self._place.addWidget(box)
        put_in_order(self.author, self._holder)

    def say(self, sheet: SelectionSheet, author: str, changes: tuple[Change, ...]) -> None:
        """Say what the notes make."""
        if sheet.sheet is None:
            return
        self._say_result(sheet, author)
        self.grid.setText(self._grid(sheet))
        self.problems.setText("\n".join(sheets.say_flaw(flaw) for flaw in sheet.flaws))
        self.problems.setVisible(bool(sheet.flaws))
        told = [step for step in sheet.steps if step.code.startswith(_SAID_BELOW)] if sheet.authors else []
        self.sentences.setText("\n".join(explain_with_titles(told, sheet.sheet)))
        for each in (self.calculation, self.sentences):
            each.setVisible(bool(told))
        raised = [step for step in sheet.steps if step.code.startswith(_CHANGES)] if sheet.authors else []
        lines = explain_with_titles(raised, sheet.sheet)
        lines += [say_change(each, sheet.sheet, self.tr("ce dossier")) for each in changes]
        self.changes.setText("\n".join(lines))
        for each in (self.changes_title, self.changes):
            each.setVisible(bool(lines))

    def _say_empty(self, *, has_fiche: bool) -> None:
        if has_fiche:
            self.choose_grid.setText(self.tr("Ouvrir la fiche-action"))
            self.empty.hint.setText(
                self.tr(
                    "La grille se choisit avec la fiche-action, dans «\u00a0Programme et réglages\u00a0»."
                    " Le dossier se note ensuite ici."
                )
            )
        else:
            self.choose_grid.setText(self.tr("Choisir la fiche-action"))
            self.empty.hint.setText(
                self.tr("Ce dossier n’a pas encore de fiche-action\u00a0: c’est elle qui donne la grille.")
            )

    def _made_page(self) -> QWidget:
        label = text(self.tr("Notes de"), "strong")
        label.setBuddy(self.author)
        self.author.setAccessibleName(self.tr("Notes de"))
        who = QWidget()
        who.setLayout(Flow(label, self.author))
        inside = column(
            self.result.reasons,
            self.grid,
            who,
            self.keys,
            self.problems,
            self._holder,
            self.calculation,
            self.sentences,
            self.changes_title,
            self.changes,
            None,
            gap=8,
        )
        return Paper(inside, self)

    def _grid(self, sheet: SelectionSheet) -> str:
        named = self.tr("{}, version {}").format(sheet.title, sheet.version)
        if sheet.frozen_on is None:
            return self.tr(
                "{}. La première note la figera\u00a0: une correction fera ensuite une autre version."
            ).format(named)
        return self.tr("{}, figée le {}\u00a0: ce dossier garde cette version.").format(
            named, formats.day(sheet.frozen_on)
        )

    def _say_result(self, sheet: SelectionSheet, author: str) -> None:
        score = sheet.together
        verdict = score.verdict if isinstance(score, Score) else "no_score"
        figures = self._total(score, len(sheet.authors)) or self._progress(sheet, author)
        self.result.say(verdict_look(verdict), self._words.verdict(verdict), figures, self._reasons(sheet, author))

    def _reasons(self, sheet: SelectionSheet, author: str) -> list[str]:
        if not sheet.authors or sheet.sheet is None:
            return [self.tr("Personne n’a encore noté ce dossier.")]
        told = [step for step in sheet.steps if step.code.startswith(_SAID_ABOVE)]
        lines = explain_with_titles(told, sheet.sheet)
        own = next((each.score for each in sheet.authors if each.author == author), None)
        if len(sheet.authors) > 1 and isinstance(own, Score) and own.total is not None:
            lines.append(self.tr("La fiche de {} seule\u00a0: {}.").format(author, self._figures(own)))
        return lines

    def _total(self, score: Score | BallotFault | None, sheets: int) -> str:
        if not isinstance(score, Score) or score.total is None:
            return ""
        counted = formats.counted(len(score.counted), self.tr("fiche"), self.tr("fiches"))
        told = self.tr("{} ({})").format(self._figures(score), counted)
        return told if len(score.counted) == sheets else self.tr("{} sur {}").format(told, formats.number(sheets))

    def _progress(self, sheet: SelectionSheet, author: str) -> str:
        """How far an author is with a sheet that gives no total yet."""
        notes = next((each.notes for each in sheet.authors if each.author == author), {})
        if not notes or sheet.sheet is None:
            return ""
        done = formats.counted(len(notes), self.tr("critère noté"), self.tr("critères notés"))
        return self.tr("{}\u00a0: {} sur {}").format(author, done, formats.number(len(sheet.sheet.criteria)))

    def _figures(self, score: Score) -> str:
        if score.total is None:
            return ""
        told = self.tr("{} sur {}").format(decimal(score.total), decimal(score.maximum))
        return told if score.percent is None else f"{told}, {decimal(score.percent)}\u00a0%"
