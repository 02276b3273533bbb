"""What the keys do in the grid of notes: a cell typed, the next one in hand, each note on its way to the base."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from leaderdesk.domain.sittings.gestures import Noted, NoteErased
from leaderdesk.domain.typed import note_keys
from leaderdesk.domain.typed.note_keys import Scale, Typed, written
from leaderdesk.domain.typed.notes import Note
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.notes.drafts import Draft, Drafts, Place, read_drafts
from leaderdesk.ui.sittings.live.notes.grid import NotesGrid
from leaderdesk.ui.sittings.live.notes.sending import Sending, Sent, note_of, place_of
from leaderdesk.ui.sittings.live.notes.walking import Spot, Walk, Way
from leaderdesk.words import failures
from leaderdesk.words.numbers import decimal

if TYPE_CHECKING:
    from leaderdesk.domain.errors import Expected
    from leaderdesk.domain.sheets.sittings.scores import CriterionResult

_GIVEN = frozenset({"scored", "abstained"})


class Typist(QObject):
    """Types for one point at a time; `told` whenever what is to be said of the cell in hand may have changed."""

    told = Signal()

    def __init__(self, conduct: Conduct, grid: NotesGrid) -> None:
        super().__init__(grid)
        self._conduct, self._grid, self._notes = conduct, grid, grid.notes
        self._sending = Sending(conduct, self)
        self._kept = ""
        # The note that the keyboard has just gone on from: a comma belongs to it.
        self._last: tuple[Spot, str] | None = None
        # The last note of all was typed there: one digit too many must not take its place.
        self._full: Spot | None = None
        self.point = ""
        self.way: Way = "sheets"
        self.is_open = False
        grid.typed.connect(self._on_typed)
        grid.passed.connect(self._on_passed)
        grid.erased.connect(self._on_erased)
        grid.left.connect(self._on_left)
        self._sending.ended.connect(self._on_ended)
        self._sending.refused.connect(self._on_refused)
        self._sending.lost.connect(self._on_lost)

    def open(self, point: str) -> None:
        """Type the notes of a point; what was begun there and is in no base comes back."""
        self.point, self._last, self._full = point, None, None
        self._kept = self._conduct.kept(_place(point))
        self._notes.drafts = Drafts()
        criteria = {each.key: each for each in self._notes.criteria}
        for place, typed in read_drafts(self._kept).items():
            if place.criterion in criteria and not self._is_ended(place, typed):
                made = note_keys.read(_scale(criteria[place.criterion]), typed)
                self._notes.drafts.put(place, Draft(typed, "wrong" if made.state == "wrong" else "begun"))

    def begin(self) -> None:
        """Put the keyboard on what is half typed, else where the walk begins."""
        spot = self._begun() or self.walk().first() or (0, 0)
        if self._notes.lines:
            self._grid.take_in_hand(*spot)

    def walk(self) -> Walk:
        """The sheets in turn; those of people without a voice are only reached by the arrows, until they are begun."""
        notes = self._notes
        sheets = [
            rank
            for rank, line in enumerate(notes.lines)
            if not line.away and (line.has_voice or any(cell.state != "to_do" for cell in line.cells))
        ]
        return Walk(sheets, len(notes.criteria), notes.is_to_do, self.way)

    @property
    def is_full(self) -> bool:
        """True once the last note was typed, while the keyboard is still on it."""
        spot = self._full
        return spot is not None and spot == self._grid.in_hand() and not self._notes.is_to_do(*spot)

    def give_sent(self) -> None:
        """Note what the member in hand had sent, who is there and gives it; then go on."""
        spot = self._grid.in_hand()
        line = self._notes.lines[spot[0]] if spot is not None else None
        if spot is None or line is None or not line.waits or not self._may_type(spot):
            return
        for rank, cell in enumerate(line.cells):
            if cell.state in _GIVEN:
                place = self._place_at((spot[0], rank))
                self._put(place, Draft(written(cell.note), "sent", Note(cell.note)))
                self._sending.send(Noted(self.point, place.member, place.criterion, cell.note, place.keying))
        self._last = self._full = None
        self.begin()
        self.told.emit()

    def leave(self) -> None:
        """Note what is half typed, as the keyboard goes elsewhere."""
        self._on_left()

    # What the keys do

    def _on_typed(self, key: str) -> None:
        spot = self._grid.in_hand()
        if spot is None or not self._may_type(spot):
            self.told.emit()
            return
        if self.is_full and not (key == "," and self._last is not None):
            return
        before = self._before(spot)
        if key == "," and not before and self._last is not None:
            spot, before = self._last
            self._grid.take_in_hand(*spot)
        typed = note_keys.press(self._scale_at(spot), before, key)
        self._take(spot, typed)
        if typed.rest and self._grid.in_hand() != spot:
            self._on_typed(typed.rest)

    def _on_passed(self, is_forward: bool) -> None:
        spot = self._grid.in_hand()
        if spot is None:
            return
        self._leave_cell(spot)
        self._last = self._full = None
        further = self.walk().after(spot) if is_forward else self.walk().before(spot)
        if further is not None:
            self._grid.take_in_hand(*further)
        self.told.emit()

    def _on_left(self) -> None:
        spot = self._grid.in_hand()
        self._last = self._full = None
        if spot is not None:
            self._leave_cell(spot)
            self.told.emit()

    def _on_erased(self, is_backwards: bool) -> None:
        spot = self._grid.in_hand()
        if spot is None or not self._may_type(spot):
            self.told.emit()
            return
        place = self._place_at(spot)
        draft = self._notes.drafts.at(place)
        self._last = self._full = None
        if draft is not None and draft.state == "begun" and draft.text[:-1]:
            self._put(place, Draft(draft.text[:-1], "begun"))
        elif draft is not None and draft.state != "sent":
            self._put(place, None)
        elif draft is not None or self._may_erase(spot):
            self._put(place, Draft("", "sent"))
            self._sending.send(NoteErased(self.point, place.member, place.criterion, place.keying))
        elif is_backwards:
            # Nothing here: back to the note just typed, which the next digit replaces.
            self._on_passed(is_forward=False)
            return
        self.told.emit()

    def _take(self, spot: Spot, typed: Typed) -> None:
        """Keep what is typed in a cell; whole or wrong, go on to the next one."""
        place = self._place_at(spot)
        if typed.state in {"begun", "open"}:
            self._put(place, Draft(typed.text, "begun"))
            self.told.emit()
            return
        self._settle(place, typed)
        self._last = (spot, typed.text) if typed.text.isdecimal() else None
        further = self.walk().after(spot)
        self._full = spot if further is None else None
        if further is not None:
            self._grid.take_in_hand(*further)
        self.told.emit()

    def _leave_cell(self, spot: Spot) -> None:
        place = self._place_at(spot)
        draft = self._notes.drafts.at(place)
        if draft is not None and draft.state == "begun":
            self._settle(place, note_keys.leave(self._scale_at(spot), draft.text))

    def _settle(self, place: Place, typed: Typed) -> None:
        if typed.note is None:
            self._put(place, Draft(typed.text, "wrong"))
            return
        self._put(place, Draft(typed.text, "sent", typed.note))
        is_early = any(line.takes_early for line in self._notes.lines if line.member == place.member)
        points = typed.note.points
        self._sending.send(Noted(self.point, place.member, place.criterion, points, place.keying, is_early))

    # What came of it

    def _on_ended(self, sent: Sequence[Sent]) -> None:
        for gesture in sent:
            self._end(gesture)
        self.told.emit()

    def _on_refused(self, sent: Sequence[Sent], error: Expected) -> None:
        self._give_back(sent, failures.say(error))

    def _on_lost(self, sent: Sequence[Sent]) -> None:
        self._give_back(sent, self.tr("Cette note n’a pas pu être enregistrée. Tapez-la à nouveau."))

    def _give_back(self, sent: Sequence[Sent], why: str) -> None:
        """What the base does not have stays in its cell, with the reason."""
        for gesture in sent:
            place, draft = place_of(gesture), self._notes.drafts.at(place_of(gesture))
            if gesture.point != self.point or draft is None or draft.state != "sent" or draft.note != note_of(gesture):
                continue
            is_there = self._is_in_base(gesture)
            left_out = None if is_there or not draft.text else Draft(draft.text, "wrong", None, why)
            self._put(place, left_out)
        self.told.emit()

    def _is_ended(self, place: Place, typed: str) -> bool:
        """Whether what was half typed became the note that is there: the machine went dead before it was forgotten."""
        keys = [each.key for each in self._notes.criteria]
        line = next((each for each in self._notes.lines if each.member == place.member), None)
        if line is None or place.keying != self._notes.keying:
            return False
        note = line.cells[keys.index(place.criterion)].note
        return note is not None and decimal(note).startswith(typed.rstrip(","))

    def _is_in_base(self, gesture: Sent) -> bool:
        for line in self._notes.lines:
            if line.member == gesture.member and gesture.keying == self._notes.keying:
                keys = [each.key for each in self._notes.criteria]
                cell, note = line.cells[keys.index(gesture.criterion)], note_of(gesture)
                return cell.state in _GIVEN and note is not None and cell.note == note.points
        return False

    def _end(self, gesture: Sent) -> None:
        if gesture.point == self.point:
            self._notes.drafts.end(place_of(gesture), note_of(gesture))
            self._notes.tell_place(place_of(gesture))

    # Small things

    def _put(self, place: Place, draft: Draft | None) -> None:
        self._notes.drafts.put(place, draft)
        self._notes.tell_place(place)
        kept = self._notes.drafts.write()
        if kept != self._kept:
            self._kept = kept
            self._conduct.keep(_place(self.point), kept)

    def _may_type(self, spot: Spot) -> bool:
        return self.is_open and self._notes.lines[spot[0]].is_open

    def _may_erase(self, spot: Spot) -> bool:
        return self._notes.lines[spot[0]].cells[spot[1]].state in _GIVEN

    def _before(self, spot: Spot) -> str:
        """What is half typed in a cell; what is no note is typed anew."""
        draft = self._notes.drafts.at(self._place_at(spot))
        return draft.text if draft is not None and draft.state == "begun" else ""

    def _begun(self) -> Spot | None:
        keys, names = [each.key for each in self._notes.criteria], [each.member for each in self._notes.lines]
        for place, draft in self._notes.drafts.cells.items():
            if draft.state == "begun" and place.keying == self._notes.keying and place.member in names:
                return names.index(place.member), keys.index(place.criterion)
        return None

    def _place_at(self, spot: Spot) -> Place:
        return Place(self._notes.keying, self._notes.lines[spot[0]].member, self._notes.criteria[spot[1]].key)

    def _scale_at(self, spot: Spot) -> Scale:
        return _scale(self._notes.criteria[spot[1]])


def _scale(criterion: CriterionResult) -> Scale:
    return Scale(criterion.maximum, criterion.levels)


def _place(point: str) -> str:
    """Where what is half typed of a point is kept."""
    return f"notes:{point}"
