"""What the section of grids asks of the base's thread: each a call of one service."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from leaderdesk.domain.programmes.grid_rows import GridRow
from leaderdesk.domain.programmes.grids import GridSheet
from leaderdesk.ui.programme.section import Work

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done, Made


def saving(key: int, sheet: GridSheet) -> Work:
    """Write what a grid says."""

    def work(base: OpenBase) -> Made:
        from leaderdesk.services.grids import save_grid

        return save_grid(base, key, sheet)

    return work


def renaming(key: int, title: str) -> Work:
    """Give a grid another title."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.grids import rename_grid

        return rename_grid(base, key, title)

    return work


def adding(title: str, copied: int | None) -> Work:
    """Begin a grid, empty or from a version of another."""

    def work(base: OpenBase) -> Made:
        from leaderdesk.services.grids import add_grid, copy_grid

        return copy_grid(base, copied, title) if copied is not None else add_grid(base, title)

    return work


def binning(row: GridRow) -> Work:
    """Put a grid in the bin, or take it out."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.grids import bin_grid, unbin_grid

        return (unbin_grid if row.is_binned else bin_grid)(base, row.id)

    return work


def freezing(version_id: int) -> Work:
    """Freeze a version."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.grids import freeze_grid

        return freeze_grid(base, version_id)

    return work


def exporting(version_id: int, path: Path) -> Work:
    """Write a version as a file."""

    def work(base: OpenBase) -> None:
        from leaderdesk.services.sharing import export_grid

        export_grid(base, version_id, path)

    return work
