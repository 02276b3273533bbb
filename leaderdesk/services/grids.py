"""Grids of selection: written, tried, frozen from their first use; a change after that makes a new version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.programmes.grid_rows import GridRow, GridVersionSheet
from leaderdesk.domain.programmes.grids import GridSheet, parse_grid, problems_of_grid, write_grid
from leaderdesk.domain.programmes.problems import is_usable
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.periods import programme_of
from leaderdesk.services.reading import today
from leaderdesk.services.records import found, name_of, needed
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.grids import grid_rows, latest_of, uses_of
from leaderdesk.store.schema import Grid, GridVersion
from leaderdesk.store.unit import Unit


def list_grids(base: OpenBase) -> tuple[GridRow, ...]:
    """Every grid by title with its versions, those in the bin last."""
    with base.read() as session:
        return grid_rows(session)


def latest_version(base: OpenBase, grid_id: int) -> int | None:
    """The key of the last version of a grid."""
    with base.read() as session:
        row = latest_of(session, grid_id)
        return row.id if row else None


def read_grid(base: OpenBase, version_id: int) -> GridVersionSheet:
    """All that a version of a grid says; the title is the grid's own, that a later renaming may have changed."""
    with base.read() as session:
        row = session.get(GridVersion, version_id)
        if row is None:
            raise Refusal("record_gone")
        title = session.scalars(select(Grid.title).where(Grid.id == row.grid_id)).one()
        dossiers, calls = uses_of(session, version_id)
        sheet = replace(parse_grid(row.definition), title=title)
        return GridVersionSheet(
            *(row.id, row.grid_id, row.version, row.frozen_on, sheet, problems_of_grid(sheet), dossiers, calls)
        )


def add_grid(base: OpenBase, title: str, sheet: GridSheet | None = None) -> Made:
    """Begin a grid, empty or from what another says; the key is the grid's."""
    title = needed(title)
    with Unit(base, act(base, "add_grid", grid=title)) as unit:
        _refuse_taken(unit, title)
        grid = Grid(id=unit.ids.key(), programme_id=programme_of(unit), title=title)
        unit.session.add(grid)
        _new_version(unit, grid.id, 1, sheet or GridSheet(title))
        return made(grid.id, unit.commit(), "grids")


def copy_grid(base: OpenBase, version_id: int, title: str) -> Made:
    """Begin a grid from what a version of another says."""
    return add_grid(base, title, read_grid(base, version_id).sheet)


def rename_grid(base: OpenBase, grid_id: int, title: str) -> Done:
    """Give a grid another title; what its versions say stays as it was."""
    title = needed(title)
    with Unit(base, act(base, "rename_grid", grid=name_of(base, Grid, grid_id, "title"))) as unit:
        row = found(unit, Grid, grid_id)
        if row.title != title:
            _refuse_taken(unit, title)
        row.title = title
        return done(unit.commit(), "grids", "programme")


def save_grid(base: OpenBase, grid_id: int, sheet: GridSheet) -> Made:
    """Write what a grid says: in its open version, or in a new one if the last is frozen; the key is the version's."""
    title = name_of(base, Grid, grid_id, "title")
    with base.read() as session:
        last = latest_of(session, grid_id)
        is_open = last is not None and last.frozen_on is None
    deed = act(base, "edit_grid", grid=title) if is_open else act(base, "revise_grid", grid=title)
    with Unit(base, deed) as unit:
        last = latest_of(unit.session, grid_id)
        if last is not None and is_open:
            last.definition = write_grid(sheet)
            return made(last.id, unit.commit(), "grids")
        if last is not None and write_grid(parse_grid(last.definition)) == write_grid(sheet):
            return made(last.id, unit.commit(), "grids")
        version = _new_version(unit, grid_id, last.version + 1 if last else 1, sheet)
        return made(version.id, unit.commit(), "grids")


def freeze_grid(base: OpenBase, version_id: int) -> Done:
    """Freeze a version that is sound: it can be used, and no longer changed."""
    with base.read() as session:
        row = session.get(GridVersion, version_id)
        if row is None:
            raise Refusal("record_gone")
        grid_id = row.grid_id
    with Unit(base, act(base, "freeze_grid", grid=name_of(base, Grid, grid_id, "title"))) as unit:
        freeze_in(unit, version_id, today(base))
        return done(unit.commit(), "grids")


def freeze_in(unit: Unit, version_id: int, on: date) -> GridVersion:
    """The same as part of another act, its first use; frozen already, it keeps its day."""
    row = found(unit, GridVersion, version_id)
    if row.frozen_on is None:
        problems = problems_of_grid(parse_grid(row.definition))
        if not is_usable(problems):
            first = next(each for each in problems if each.is_blocking)
            raise Refusal("unsound_grid", place=first.place, problem=first.code, details=dict(first.data))
        row.frozen_on = on
    return row


def bin_grid(base: OpenBase, grid_id: int) -> Done:
    """Put a grid in the bin: what it noted keeps it."""
    with Unit(base, act(base, "bin_grid", grid=name_of(base, Grid, grid_id, "title"))) as unit:
        found(unit, Grid, grid_id).binned_on = today(base)
        return done(unit.commit(), "grids")


def unbin_grid(base: OpenBase, grid_id: int) -> Done:
    """Take a grid out of the bin."""
    with Unit(base, act(base, "unbin_grid", grid=name_of(base, Grid, grid_id, "title"))) as unit:
        found(unit, Grid, grid_id).binned_on = None
        return done(unit.commit(), "grids")


def _new_version(unit: Unit, grid_id: int, version: int, sheet: GridSheet) -> GridVersion:
    row = GridVersion(id=unit.ids.key(), grid_id=grid_id, version=version, definition=write_grid(sheet))
    unit.session.add(row)
    return row


def _refuse_taken(unit: Unit, title: str) -> None:
    if unit.session.scalar(select(Grid.id).where(Grid.title == title)):
        raise Refusal("grid_exists", grid=title)
