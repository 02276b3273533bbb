"""The tab of selection: reads the grid and the notes, keeps those that are typed, criterion after criterion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.grids.sensitivity import Change
from leaderdesk.domain.sheets.selection import SelectionSheet
from leaderdesk.domain.text import folded
from leaderdesk.domain.typed.notes import Note
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.selection.criterion import CriterionBox
from leaderdesk.ui.dossiers.record.selection.view import SelectionView
from leaderdesk.ui.dossiers.record.tab import Tab
from leaderdesk.ui.page import Visit

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done

_FIRST = "first"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the tab shows of a dossier."""

    key: int
    fiche: int | None
    sheet: SelectionSheet
    changes: tuple[Change, ...]
    people: tuple[str, ...]
    operator: str
    # What was typed and could not be kept as a note, by its place.
    drafts: Mapping[str, str]


class SelectionTab(Tab):
    """Shows one dossier's grid; the notes typed are those of the author chosen."""

    topics = frozenset({"dossiers", "grids", "programme", "fiches"})
    help_page = "dossier-selection"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = SelectionView()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self.reading: Reading | None = None
        self.author = ""
        self._wanted = ""
        self._is_read_only = False
        self.view.author.edited.connect(self._choose_author)
        self.view.choose_grid.clicked.connect(self._choose_grid)
        desk.leaving.connect(self.leave)

    def refresh(self, key: int) -> None:
        def work(base: OpenBase) -> Reading:
            from leaderdesk.services.asides import drafts
            from leaderdesk.services.dossiers import read_whole_dossier
            from leaderdesk.services.selection import read_selection, weigh_selection
            from leaderdesk.services.team import list_people

            fiche = read_whole_dossier(base, key).fiche
            people = tuple(each.name for each in list_people(base) if each.left_on is None and not each.is_binned)
            return Reading(
                key=key,
                fiche=fiche.id if fiche else None,
                sheet=read_selection(base, key),
                changes=weigh_selection(base, key),
                people=people,
                operator=base.author.operator,
                drafts=drafts(base),
            )

        self.desk.ask(work, self._show)

    def leave(self) -> None:
        for box in self.view.boxes.values():
            box.commit()
        self._keep_drafts()

    def focus_first(self) -> None:
        self.focus_part(_FIRST)

    def focus_part(self, part: str) -> None:
        """A criterion by its key; else the first one not noted yet."""
        self._wanted = part
        if self.reading is not None and self.reading.key == self.key:
            self._go()

    def set_read_only(self, *, is_read_only: bool) -> None:
        self._is_read_only = is_read_only
        for box in self.view.boxes.values():
            box.set_read_only(is_read_only=is_read_only)

    def _show(self, reading: Reading) -> None:
        if reading.key != self.key:
            return
        before, self.reading = self.reading, reading
        is_other = before is None or before.key != reading.key
        if is_other or before is None or before.sheet.sheet != reading.sheet.sheet or before.fiche != reading.fiche:
            self._build(reading)
            is_other = True
        if not self.author or is_other:
            self.author = self.author or own_name(reading.operator, reading.people)
        self._offer_authors(reading)
        self._show_notes(is_other=is_other)
        if self._wanted:
            self._go()

    def _build(self, reading: Reading) -> None:
        self.view.show_grid(reading.sheet.sheet, has_fiche=reading.fiche is not None)
        for box in self.view.boxes.values():
            box.noted.connect(partial(self._note, reading.key))
            box.remarked.connect(partial(self._remark, reading.key))
            box.passed.connect(self._pass_on)
            box.set_read_only(is_read_only=self._is_read_only)

    def _offer_authors(self, reading: Reading) -> None:
        names = dict.fromkeys([self.author, *reading.people, *(each.author for each in reading.sheet.authors)])
        self.view.author.set_choices({name: name for name in names})
        self.view.author.refresh_value(self.author)

    def _choose_author(self, author: str | None) -> None:
        if author is None or author == self.author:
            self.view.author.show_value(self.author)
            return
        self.leave()
        self.author = author
        self._show_notes(is_other=True)

    def _show_notes(self, *, is_other: bool) -> None:
        if self.reading is None:
            return
        sheet = self.reading.sheet
        for key, box in self.view.boxes.items():
            notes = {each.author: each.notes[key] for each in sheet.authors if key in each.notes}
            box.show_notes(self.author, notes, is_other=is_other)
            if is_other:
                box.show_drafts(self._draft(key, "note"), self._draft(key, "remark"))
        self.view.say(sheet, self.author, self.reading.changes)

    def _draft(self, criterion: str, kind: str) -> str:
        reading = self.reading
        return reading.drafts.get(_place(reading.key, self.author, criterion, kind), "") if reading else ""

    def _keep_drafts(self) -> None:
        """A note that cannot be read, or a remark that waits for its note, is found again."""
        reading, state = self.reading, self.desk.state
        if reading is None or reading.key != self.key or state is None or state.facts.is_read_only:
            return
        typed = {
            _place(reading.key, self.author, criterion, kind): raw
            for criterion, box in self.view.boxes.items()
            for kind, raw in (("note", box.unread_note), ("remark", box.waiting_remark))
        }

        def work(base: OpenBase) -> None:
            from leaderdesk.services.asides import drafts, forget_draft, keep_draft

            kept = drafts(base)
            for place, raw in typed.items():
                if raw and kept.get(place) != raw:
                    keep_draft(base, place, raw)
                elif place in kept and not raw:
                    forget_draft(base, place)

        self.desk.ask(work, lambda _: None)

    def _note(self, key: int, criterion: str, note: Note | None) -> None:
        author, remark = self.author, self.view.boxes[criterion].remark.value()

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.selection import note_criterion, unnote_criterion

            if note is None:
                return unnote_criterion(base, key, author, criterion)
            return note_criterion(base, key, author, criterion, note.points, remark)

        self.desk.act(work)

    def _remark(self, key: int, criterion: str, words: str | None) -> None:
        note, author = self.view.boxes[criterion].note.value(), self.author
        if not isinstance(note, Note):
            # It is kept with the note it explains.
            return

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.selection import note_criterion

            return note_criterion(base, key, author, criterion, note.points, words or "")

        self.desk.act(work)

    def _pass_on(self, criterion: str) -> None:
        """The keyboard goes to the next criterion; after the last it stays."""
        keys = list(self.view.boxes)
        place = keys.index(criterion) + 1
        if place < len(keys):
            self.view.boxes[keys[place]].enter()

    def _choose_grid(self) -> None:
        """A grid is the fiche-action's; a dossier without one chooses that first."""
        reading = self.reading
        if reading is None:
            return
        if reading.fiche is None:
            self.visit_wished.emit(Visit("dossiers", reading.key, "project:fiche_id"))
        else:
            self.visit_wished.emit(Visit("programme", reading.fiche, "fiches"))

    def _go(self) -> None:
        wanted, self._wanted = self._wanted, ""
        boxes = self.view.boxes
        if wanted in boxes:
            boxes[wanted].enter()
        elif boxes:
            waiting: list[CriterionBox] = [box for box in boxes.values() if box.note.value() is None]
            (waiting or list(boxes.values()))[0].enter()
        else:
            self.view.choose_grid.setFocus()


def _place(key: int, author: str, criterion: str, kind: str) -> str:
    return f"selection:{key}:{author}:{criterion}:{kind}"


def own_name(operator: str, people: Sequence[str]) -> str:
    """The person of the team who works on this machine: of that name, or the only one with it among their names."""
    login = folded(operator)
    same = [name for name in people if folded(name) == login]
    near = [name for name in people if login in folded(name).split()]
    return same[0] if same else near[0] if len(near) == 1 else operator
