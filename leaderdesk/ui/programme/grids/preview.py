"""The grid tried on an invented project: notes to type, and at each key the total, the verdict, the rate and why."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.programmes.grids import CriterionSheet, GridSheet, GridTrial, try_grid
from leaderdesk.domain.scoring import Ballot, Score
from leaderdesk.domain.steps import Step
from leaderdesk.drawings.shapes import Drawing, Measure
from leaderdesk.drawings.shares import Share, draw_shares
from leaderdesk.ui.kit.controls import column, frame, text
from leaderdesk.ui.kit.drawing import DrawingBox
from leaderdesk.ui.kit.fields import ChoiceField, PointsField
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.programme.section import ALL_LETTERS
from leaderdesk.words import formats, numbers
from leaderdesk.words.explanations import explain

_NAMED = ("criterion", "group")
_SHEETS = "score.counted"


class GridPreview(QWidget):
    """Notes are kept by criterion while the grid changes around them; nothing here is written."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet = GridSheet("")
        self._notes: dict[str, Fraction | None] = {}
        self._shape: tuple[object, ...] = ()
        self.form: Form | None = None
        self.verdict = text("", "heading", is_wrapped=True)
        self.drawing = DrawingBox(self.tr("Points obtenus"))
        self.steps = text("", is_wrapped=True)
        self._holder = QVBoxLayout()
        around = column(
            text(self.tr("Exemple"), "heading"),
            text(self._intention(), "small", is_wrapped=True),
            self.verdict,
            self.drawing,
            self._holder,
            text(self.tr("Le calcul"), "strong"),
            self.steps,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(frame("card", around))

    @property
    def notes(self) -> dict[str, Fraction | None]:
        """The notes of the invented project."""
        return {each.key: self._notes.get(each.key) for each in self._sheet.criteria}

    def show_sheet(self, sheet: GridSheet) -> None:
        """Try this grid."""
        self._sheet = sheet
        for criterion in sheet.criteria:
            note = self._notes.get(criterion.key)
            allowed = [level.points for level in criterion.levels]
            if criterion.key not in self._notes or (allowed and note not in allowed):
                self._notes[criterion.key] = _middle(criterion)
        shape = tuple((each.key, each.title, each.max, each.levels) for each in sheet.criteria)
        if shape != self._shape:
            self._shape = shape
            self._build(sheet)
        self._show()

    def try_note(self, key: str, note: Fraction | None) -> None:
        """Give the invented project another note."""
        self._notes[key] = note
        self._show()

    def _build(self, sheet: GridSheet) -> None:
        if self.form is not None:
            self._holder.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form = Form([self._field(each) for each in sheet.criteria], taken=ALL_LETTERS, columns=1)
        self.form.open(self._notes)
        self.form.tried.connect(self.try_note)
        self.form.edited.connect(self.try_note)
        self._holder.addWidget(self.form)

    def _field(self, criterion: CriterionSheet) -> Field:
        # An ampersand of a title is no letter to reach it by.
        title = (criterion.title or criterion.key).replace("&", "&&")
        most = self.tr("sur {}").format(formats.quantity(criterion.max))
        if not criterion.levels:
            return Field(criterion.key, f"{title} ({most})", PointsField)
        labels: dict[Any, str] = {
            level.points: f"{formats.quantity(level.points)} – {level.wording}".rstrip(" –")
            for level in criterion.levels
        }
        return Field(criterion.key, f"{title} ({most})", partial(ChoiceField, labels, 36), is_wide=True)

    def _show(self) -> None:
        sheet = self._sheet
        count = 1 if sheet.aggregate == "consensus" else max(sheet.min_ballots, 1)
        notes = {key: note for key, note in self.notes.items() if note is not None}
        ballots = [Ballot(self.tr("fiche {}").format(rank + 1), notes) for rank in range(count)]
        try:
            trial = try_grid(sheet, ballots)
        except WrongInput:
            trial = GridTrial(None)
        score = trial.score
        self.drawing.setVisible(isinstance(score, Score) and score.total is not None)
        if isinstance(score, Score):
            self.verdict.setText(self._verdict(score))
            self.drawing.show_drawing(partial(_draw, self._shares(score)))
        else:
            self.verdict.setText(
                self.tr("Une note n’est pas sur l’échelle de son critère.")
                if score is not None
                else self.tr("Corrigez d’abord ce qui est signalé\u00a0: la grille ne peut pas encore noter.")
            )
        steps = [_titled(each, sheet) for each in trial.steps if each.code != _SHEETS]
        self.steps.setText("\n".join(f"– {sentence}" for sentence in explain(steps)))

    def _verdict(self, score: Score) -> str:
        if score.total is None:
            return self.tr("Pas de total\u00a0: il manque une note.")
        words = {
            "pass": self.tr("retenu"),
            "fail": self.tr("sous le seuil"),
            "eliminated": self.tr("éliminé"),
        }
        told = self.tr("{} sur {}\u00a0: {}").format(
            numbers.decimal(score.total), numbers.decimal(score.maximum), words.get(score.verdict, score.verdict)
        )
        return told if score.rate is None else self.tr("{}, aide au taux de {}").format(told, formats.rate(score.rate))

    def _shares(self, score: Score) -> tuple[Share, ...]:
        total = score.total or Fraction(0)
        missing = max(score.maximum - total, Fraction(0))
        whole = total + missing or Fraction(1)
        told = [(numbers.decimal(points), numbers.percent(points / whole)) for points in (total, missing)]
        return (
            Share(self.tr("Points obtenus"), int(total * 1000), *told[0], "fund"),
            Share(self.tr("Points manquants"), int(missing * 1000), *told[1], "muted", "hatch"),
        )

    def _intention(self) -> str:
        return self.tr("Un projet inventé\u00a0: changez ses notes, ou changez la grille, et le résultat suit.")


def _middle(criterion: CriterionSheet) -> Fraction:
    """A plain note to begin with: the middle level, or half of the maximum, rounded down."""
    levels = sorted(level.points for level in criterion.levels)
    return levels[len(levels) // 2] if levels else Fraction(criterion.max // 2)


def _titled(step: Step, sheet: GridSheet) -> Step:
    """The same with the titles of criteria and groups in place of their keys."""
    data = {name: sheet.title_of(str(value)) if name in _NAMED else value for name, value in step.data.items()}
    if "criteria" in data:
        data["criteria"] = ", ".join(sheet.title_of(key) for key in str(data["criteria"]).split(", "))
    return replace(step, data=data)


def _draw(shares: tuple[Share, ...], width: float, measure: Measure) -> Drawing:
    return draw_shares(shares, width, measure)
