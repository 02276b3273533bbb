"""What the record of a call asks of the services, as works for the base's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaderdesk.domain.calls import CallSheet
from leaderdesk.ui.parts.entries import Entry
from leaderdesk.ui.parts.row_edits import row_edits

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done, Made


@dataclass(frozen=True, slots=True)
class Known:
    """A call, and what its lists offer."""

    sheet: CallSheet
    fiches: Mapping[int, str]
    grids: Mapping[int, str]


def reading(key: int) -> Callable[[OpenBase], Known]:
    """Read a call."""

    def work(base: OpenBase) -> Known:
        from leaderdesk.services.calls import read_call

        return Known(read_call(base, key), *offered(base))

    return work


def offered(base: OpenBase) -> tuple[dict[int, str], dict[int, str]]:
    """What the lists of the form offer: every version of a grid, the last ones first."""
    from leaderdesk.services.conversations import read_ground
    from leaderdesk.services.grids import list_grids
    from leaderdesk.words.calls import grid_version

    fiches = {fiche.id: f"{fiche.code} {fiche.title}" for fiche in read_ground(base).fiches}
    versions = {
        version.id: grid_version(grid.title, version.version)
        for grid in list_grids(base)
        if not grid.is_binned
        for version in reversed(grid.versions)
    }
    return fiches, versions


def making(fields: Mapping[str, Any]) -> Callable[[OpenBase], Made]:
    """Enter a call."""

    def work(base: OpenBase) -> Made:
        from leaderdesk.services.calls import CallDraft, add_call

        return add_call(base, CallDraft(**fields))

    return work


def saving(key: int, name: str, value: object) -> Callable[[OpenBase], Done]:
    """Save a field of a call."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.calls import edit_call

        return edit_call(base, key, **{name: "" if value is None and name == "title" else value})

    return work


def freezing(key: int) -> Callable[[OpenBase], Done]:
    """Freeze the grid of a call."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.calls import freeze_call_grid

        return freeze_call_grid(base, key)

    return work


def changing(key: int, entries: Sequence[Entry]) -> Callable[[OpenBase], Done]:
    """Change the register of a call."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.calls import edit_deposits

        return edit_deposits(base, key, row_edits(entries))

    return work


def becoming(deposit_id: int) -> Callable[[OpenBase], Made]:
    """Make a dossier of a deposit."""

    def work(base: OpenBase) -> Made:
        from leaderdesk.services.calls import deposit_becomes_dossier

        return deposit_becomes_dossier(base, deposit_id)

    return work


def attaching(key: int, files: Sequence[Path]) -> Callable[[OpenBase], Done]:
    """Keep files with a call."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.calls import attach_files_to_call

        return attach_files_to_call(base, key, files)

    return work


def detaching(file_id: int) -> Callable[[OpenBase], Done]:
    """Take a file off its call."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.attachments import detach

        return detach(base, file_id)

    return work


def copying(file_id: int, folder: Path) -> Callable[[OpenBase], Path]:
    """A copy of a file, for another program to open."""

    def work(base: OpenBase) -> Path:
        from leaderdesk.services.attachments import copy_attachment

        return copy_attachment(base, file_id, folder)

    return work
