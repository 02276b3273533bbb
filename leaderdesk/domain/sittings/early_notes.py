"""The notes that the team gave before the committee sat: shown beside those of the sitting, and never counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaderdesk.domain.programmes.grid_sheets import GridSheet
from leaderdesk.domain.sittings.ground import TeamNote
from leaderdesk.domain.sittings.state import State


def notes_of_point(state: State, key: str) -> Iterator[TeamNote]:
    """Every note of a point of the technical pre-committee, author after author; who left for it said nothing."""
    sheets, barred = state.done[key].sheets, state.barred(key)
    for author, cells in sorted((sheets.early | sheets.typed).items()):
        if author not in barred:
            yield from (TeamNote(author, criterion, note) for criterion, note in sorted(cells.items()))


def shown_with(grid: GridSheet | None, notes: Iterable[TeamNote]) -> tuple[TeamNote, ...]:
    """Those that the committee's own grid asks for."""
    known = {criterion.key for criterion in grid.criteria} if grid else set[str]()
    return tuple(note for note in notes if note.criterion in known)
