"""What is said around the grid: the result, the cell in hand, what is no note, which keys do what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from leaderdesk.ui.sittings.live.notes.drafts import Place
from leaderdesk.ui.sittings.live.notes.lines import Line
from leaderdesk.ui.sittings.live.notes.typist import Typist
from leaderdesk.ui.sittings.live.notes.view import NotesView
from leaderdesk.words import sitting_notes as words

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.live import LiveSheet
    from leaderdesk.domain.sheets.sittings.points import PointSheet
    from leaderdesk.domain.sheets.sittings.scores import ScoreSheet

_TWICE = 2


class Telling(QObject):
    """Writes the words of the view."""

    def __init__(self, view: NotesView, typist: Typist) -> None:
        super().__init__(view)
        self._view, self._typist = view, typist
        self._point: PointSheet | None = None
        self._is_over = False

    def show_point(self, sheet: LiveSheet, point: PointSheet, score: ScoreSheet) -> None:
        """Say what the notes of a point come to."""
        self._point, self._is_over = point, sheet.is_over
        voters = {each.name for each in sheet.room.people if each.voices}
        count = len(score.criteria)
        left = [
            (row.member, row.missing, count)
            for row in score.rows
            if row.may_note and (score.is_consensus or row.member in voters or row.missing < count)
        ]
        titles = {line.key: line.title for line in sheet.agenda.lines}
        self._view.card.show_score(score, left, titles)
        is_grid = self._view.stack.front is self._view.grid
        for each in (self._view.way, self._view.search):
            each.setVisible(is_grid and not score.is_consensus)
        self.say()

    def say(self) -> None:
        """Say the cell in hand."""
        view = self._view
        if view.stack.front is not view.grid or self._point is None:
            return
        spot = view.grid.in_hand()
        _write(view.here, self._here(spot) if spot is not None else "")
        beside = words.beside_shortly(self._point, view.model.criteria[spot[1]].key) if spot is not None else ""
        _write(view.beside, beside)
        view.beside.setVisible(bool(beside))
        view.remark.say("wrong", self._remark(spot))
        _write(view.told, self._keys(spot))
        is_waiting = spot is not None and self._typist.is_open and view.model.lines[spot[0]].waits
        if view.give.isHidden() == is_waiting:
            view.give.setVisible(is_waiting)

    def _here(self, spot: tuple[int, int]) -> str:
        notes = self._view.model
        line, criterion = notes.lines[spot[0]], notes.criteria[spot[1]]
        told = [f"{spot[1] + 1}. {criterion.title}"]
        if criterion.levels:
            # Where any note up to the maximum goes, the head of its column says enough.
            told[0] += f"\u00a0: {words.scale(criterion.maximum, criterion.levels)}"
        if not notes.is_upright:
            told.insert(0, words.name_of(line.member))
        cell = line.cells[spot[1]]
        if line.is_early:
            told.append(self._early(line))
        elif line.away:
            told.append(words.away(line.away))
        if cell.was:
            told.append(words.was(cell))
        return " – ".join(told)

    def _early(self, line: Line) -> str:
        if self._point is not None and self._point.early is not None and not self._point.early.are_counted:
            return self.tr("reçue avant la séance, pour information, non comptée")
        if line.takes_early:
            return self.tr("reçue avant la séance, comptée une fois complète")
        return self.tr("reçue avant la séance, comptée tant que rien n’est saisi ici")

    def _remark(self, spot: tuple[int, int] | None) -> str:
        """What is wrong in the cell in hand, else what waits to be typed again elsewhere."""
        notes = self._view.model
        wrong = [place for place in notes.drafts.wrong() if place.keying == notes.keying]
        if not wrong:
            return ""
        here = notes.place_at(notes.index_of(*spot)) if spot is not None else None
        others = len(wrong) - 1
        if here in wrong and here is not None:
            return f"{self._wrong(here)}{words.others(others)}"
        rank = [each.key for each in notes.criteria].index(wrong[-1].criterion) + 1
        draft = notes.drafts.cells[wrong[-1]]
        return words.to_redo(wrong[-1].member, rank, draft.text, others)

    def _wrong(self, place: Place) -> str:
        draft = self._view.model.drafts.at(place)
        criterion = next(each for each in self._view.model.criteria if each.key == place.criterion)
        return "" if draft is None else draft.why or words.off_scale(draft.text, criterion)

    def _keys(self, spot: tuple[int, int] | None) -> str:
        """What the keys do now."""
        if not self._typist.is_open:
            return self._why_closed()
        if self._typist.is_full:
            return self.tr("Tout est noté. Pour corriger\u00a0: les flèches jusqu’à la case, puis la note.")
        notes = self._view.model
        usual = self.tr("Un chiffre note et passe à la suite. A\u00a0: abstention. Suppr\u00a0: effacer.")
        if notes.keying == _TWICE:
            usual = self.tr("Seconde saisie\u00a0: retapez les fiches papier\u202f; ce qui diffère est marqué ≠.")
        return (self._of_cell(*spot) if spot is not None else "") or usual

    def _why_closed(self) -> str:
        if self._is_over or self._point is None or self._point.is_open:
            return self.tr("Lecture seule.")
        return self.tr("Ce point n’est pas ouvert\u00a0: ses notes se lisent, et se saisissent une fois ouvert (F3).")

    def _of_cell(self, line: int, criterion: int) -> str:
        notes = self._view.model
        draft = notes.drafts.at(notes.place_at(notes.index_of(line, criterion)))
        if draft is not None and draft.state == "begun":
            told = self.tr("«\u00a0{}\u00a0» est commencé\u00a0: continuez, ou Entrée pour s’arrêter là.")
            return told.format(draft.text)
        if notes.lines[line].takes_early:
            return self.tr("Absence\u00a0: ce qui se tape ici est noté comme une fiche reçue avant la séance.")
        return self._wordings(criterion) if notes.is_upright else ""

    def _wordings(self, criterion: int) -> str:
        """What each level means, where the grid says it."""
        grid = self._point.point.grid if self._point is not None else None
        if grid is None:
            return ""
        levels = [each for each in grid.criteria[criterion].levels if each.wording]
        return "\u202f; ".join(f"{words.note(each.points)}\u00a0: {each.wording}" for each in levels)


def _write(label: QLabel, said: str) -> None:
    if label.text() != said:
        label.setText(said)
