"""The scoring sheets of a point: what each member noted, what was typed twice, and the score that comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.programmes.grid_sheets import GridSheet
from leaderdesk.domain.scoring import Ballot, Score, is_on_scale, score_sound
from leaderdesk.domain.sittings.gestures import CONSENSUS, Noted, NoteErased

CellState = Literal["to_do", "scored", "abstained", "recused"]
Cells = dict[str, Fraction | None]


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that the two typings of a paper sheet do not read alike; None is an abstention, nothing is not typed."""

    member: str
    criterion: str
    first: Fraction | Literal["nothing"] | None
    second: Fraction | Literal["nothing"] | None


@dataclass(slots=True)
class Sheets:
    """The sheets of one point, as they are typed."""

    typed: dict[str, Cells] = field(default_factory=dict)
    typed_again: dict[str, Cells] = field(default_factory=dict)
    # Sent before the day, and so not bound to anybody's presence.
    early: dict[str, Cells] = field(default_factory=dict)
    # How often a note was given or taken back: what was computed from the sheets stands until it goes up.
    changes: int = field(default=0, compare=False, repr=False)
    # What each note was before it was typed otherwise, oldest first, by keying, member and criterion.
    corrected: dict[tuple[int, str, str], tuple[Fraction | None, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def note(self, noted: Noted, grid: GridSheet) -> None:
        """Keep a note; one that its scale does not have is refused."""
        criterion = next((each for each in grid.criteria if each.key == noted.criterion), None)
        if criterion is None:
            raise Refusal("no_such_criterion", criterion=noted.criterion)
        if noted.note is not None and not is_on_scale(criterion.rule(), noted.note):
            raise Refusal("note_outside_scale", criterion=criterion.title, note=noted.note, most=criterion.max)
        if noted.keying not in {1, 2}:
            raise Refusal("typed_thrice", member=noted.member)
        page = self._pages(noted.keying, is_early=noted.is_early).setdefault(noted.member, {})
        if not noted.is_early and page.get(noted.criterion, noted.note) != noted.note:
            place = (noted.keying, noted.member, noted.criterion)
            self.corrected[place] = (*self.corrected.get(place, ()), page[noted.criterion])
        page[noted.criterion] = noted.note
        self.changes += 1

    def has_typed(self, erased: NoteErased) -> bool:
        """True when the note was given in the sitting."""
        return erased.criterion in self._pages(erased.keying, is_early=False).get(erased.member, {})

    def erase(self, erased: NoteErased) -> None:
        """Take a note back; there must be one."""
        for pages in (self._pages(erased.keying, is_early=False), self.early):
            if erased.criterion in pages.get(erased.member, {}):
                del pages[erased.member][erased.criterion]
                if not pages[erased.member]:
                    del pages[erased.member]
                self.changes += 1
                return
        raise Refusal("no_such_note", member=erased.member, criterion=erased.criterion)

    def differences(self) -> tuple[Difference, ...]:
        """Where the second typing of a sheet says otherwise than the first; a sheet typed once has none."""
        return tuple(
            Difference(member, key, first.get(key, "nothing"), again.get(key, "nothing"))
            for member, again in sorted(self.typed_again.items())
            for first in (self.typed.get(member, {}),)
            for key in sorted(first.keys() | again.keys())
            if first.get(key, "nothing") != again.get(key, "nothing")
        )

    def score(self, grid: GridSheet, barred: frozenset[str], *, early_count: bool) -> Score | None:
        """The score of the sheets that count: nobody's who left for the point; none before the first note."""
        ballots = list(self.ballots(grid, barred, early_count=early_count))
        if not ballots:
            return None
        return score_sound(grid.rule(), ballots)

    def ballots(self, grid: GridSheet, barred: frozenset[str], *, early_count: bool) -> Iterator[Ballot]:
        """The sheets that count."""
        if grid.aggregate == CONSENSUS:
            pages: Mapping[str, Cells] = {member: each for member, each in self.typed.items() if member == CONSENSUS}
        else:
            pages = {**(self.early if early_count else {}), **self.typed}
        for member, notes in pages.items():
            if member not in barred and notes and (member == CONSENSUS) == (grid.aggregate == CONSENSUS):
                yield Ballot(member, dict(notes))

    def _pages(self, keying: int, *, is_early: bool) -> dict[str, Cells]:
        if is_early:
            return self.early
        return self.typed if keying == 1 else self.typed_again
