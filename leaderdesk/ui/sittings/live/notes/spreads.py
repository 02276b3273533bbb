"""How far members stand from each other, criterion by criterion: to be read before the debate."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.drawings.spreads import SpreadOf, draw_spread
from leaderdesk.ui.kit.controls import column, scrolled, text
from leaderdesk.ui.kit.drawing import DrawingBox
from leaderdesk.words import sitting_notes as words
from leaderdesk.words.numbers import decimal

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.points import PointSheet
    from leaderdesk.domain.sheets.sittings.scores import CriterionResult, ScoreSheet

_WIDEST = 110


class SpreadsView(QWidget):
    """A block for each criterion, that scrolls where they are many."""

    def __init__(self) -> None:
        super().__init__()
        self._shape: tuple[str, ...] = ()
        self.blocks: list[SpreadBlock] = []
        self._place = QVBoxLayout()
        self._place.setSpacing(12)
        self._place.addStretch(1)
        holder = QWidget()
        holder.setLayout(self._place)
        self._place.setContentsMargins(0, 0, 8, 0)
        self.area = scrolled(column(holder, None), _WIDEST, is_centred=False)
        # Read by its keys: arrows and pages scroll it.
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self.tr("Écarts par critère"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.area)
        self.setFocusProxy(self.area)

    def show_point(self, point: PointSheet, score: ScoreSheet) -> None:
        """Show the spreads of a point."""
        shape = tuple(each.key for each in score.criteria)
        if shape != self._shape:
            self._shape = shape
            for old in self.blocks:
                self._place.removeWidget(old)
                old.hide()
                old.deleteLater()
            self.blocks = [SpreadBlock() for _ in shape]
            for place, block in enumerate(self.blocks):
                self._place.insertWidget(place, block)
        for rank, (block, criterion) in enumerate(zip(self.blocks, score.criteria, strict=True), 1):
            block.show_criterion(rank, criterion, point, score)


class SpreadBlock(QWidget):
    """The title and value of a criterion, its drawing, and the same in words."""

    def __init__(self) -> None:
        super().__init__()
        self._said: object = None
        self.title = text("", "strong", is_wrapped=True)
        self.drawing = DrawingBox(self.tr("Écart des notes"))
        self.words = text("", is_wrapped=True)
        self.beside = text("", "small", is_wrapped=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(3)
        for part in (self.title, self.drawing, self.words, self.beside):
            inside.addWidget(part)

    def show_criterion(self, rank: int, criterion: CriterionResult, point: PointSheet, score: ScoreSheet) -> None:
        """Show one criterion; what did not change is left alone."""
        beside, is_alone = words.beside(point, criterion.key), score.is_consensus
        said = (rank, criterion, tuple(beside), score.counted)
        if said == self._said:
            return
        self._said = said
        scale = self.tr("sur {}").format(decimal(criterion.maximum))
        value = f"{decimal(criterion.value)} {scale}" if criterion.value is not None else scale
        self.title.setText(f"{rank}. {criterion.title}\u00a0: {value}")
        # One sheet for all has no spread.
        told = "" if is_alone else words.spread(criterion, score.counted)
        self.words.setText(told)
        self.beside.setText("\n".join(beside))
        for each, is_shown in ((self.words, bool(told)), (self.drawing, not is_alone), (self.beside, bool(beside))):
            each.setVisible(is_shown)
        spread = _spread_of(criterion, point)
        self.drawing.show_drawing(lambda width, measure: draw_spread(spread, width, measure, said=told))


def _spread_of(criterion: CriterionResult, point: PointSheet) -> SpreadOf | None:
    lowest, median, highest, most = criterion.lowest, criterion.median, criterion.highest, criterion.maximum
    if lowest is None or median is None or highest is None or not most:
        return None
    team = [each.note for each in point.team if each.criterion == criterion.key and each.note is not None]
    return SpreadOf(
        _part(lowest, most),
        _part(median, most),
        _part(highest, most),
        team=tuple(_part(each, most) for each in team),
        is_divided=words.is_divided(criterion),
    )


def _part(note: Fraction, most: Fraction) -> float:
    return float(note / most)
