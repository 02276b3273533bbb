"""Whose sheets the grid of notes shows, in which order, and which of them may be typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaderdesk.domain.sittings.gestures import CONSENSUS

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.live import LiveSheet
    from leaderdesk.domain.sheets.sittings.points import PointSheet
    from leaderdesk.domain.sheets.sittings.rooms import PersonSheet
    from leaderdesk.domain.sheets.sittings.scores import Cell, ScoreSheet, SheetRow

_SECOND = 2
# Those whose place in the room is said instead of their notes; others who are away are not expected.
_AWAY = {"recused", "out", "departed"}


@dataclass(frozen=True, slots=True)
class Line:
    """A sheet of the grid: its cells as they are in the base, and why nothing is typed in it."""

    member: str
    cells: tuple[Cell, ...]
    # The place in the room of who may not note; empty for who may.
    away: str = ""
    is_early: bool = False
    has_voice: bool = True
    row: SheetRow | None = None

    # Whoever never came may have sent a sheet before the day: what is typed in it is noted so.
    takes_early: bool = False

    @property
    def is_open(self) -> bool:
        """True where notes may be typed."""
        return not self.away or self.takes_early

    @property
    def waits(self) -> bool:
        """True for who sent a sheet and is there: they may give it as it is."""
        return self.is_early and not self.away

    @property
    def is_blank(self) -> bool:
        """True for who may not note and did not: one word stands in place of the notes."""
        return bool(self.away) and all(cell.state in {"to_do", "recused"} for cell in self.cells)


def lines_of(sheet: LiveSheet, point: PointSheet, keying: int) -> tuple[Line, ...]:
    """Those who vote first, then those present without a voice, then those who are not there."""
    score = point.score
    if score is None:
        return ()
    rows = {row.member: row for row in score.rows}
    if score.is_consensus:
        return (_line(score, rows.get(CONSENSUS), CONSENSUS, keying),)
    people = {each.name: each for each in sheet.room.people}
    # A point that is only looked at has nobody out for it yet.
    inside = [row.member for row in score.rows if row.may_note]
    present = sorted(inside, key=lambda name: not (name in people and people[name].voices))
    others = [name for name in rows if name not in inside]
    others += [each.name for each in sheet.room.people if each.name not in rows and _is_expected(each)]
    return tuple(_line(score, rows.get(name), name, keying, people.get(name)) for name in [*present, *others])


def _is_expected(person: PersonSheet) -> bool:
    if person.role == "observer":
        return False
    return person.is_barred or person.where in _AWAY or (person.where == "absent" and person.role == "titulaire")


def _line(score: ScoreSheet, row: SheetRow | None, member: str, keying: int, person: PersonSheet | None = None) -> Line:
    from leaderdesk.domain.sheets.sittings.scores import Cell

    cells = () if row is None else row.again if keying == _SECOND else row.cells
    if not cells:
        cells = (Cell("to_do"),) * len(score.criteria)
    away = "" if row is not None and row.may_note else _away(person)
    takes_early = away == "absent" and keying != _SECOND and (row is None or row.origin != "typed")
    if row is None:
        return Line(member, cells, away, takes_early=takes_early)
    is_early = row.origin == "early" and keying != _SECOND
    has_voice = member == CONSENSUS or (person is not None and bool(person.voices))
    return Line(member, cells, away, is_early, has_voice, row, takes_early)


def _away(person: PersonSheet | None) -> str:
    if person is None:
        return "absent"
    return "recused" if person.is_barred else person.where
