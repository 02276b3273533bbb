"""Grids: written while open, frozen at their first use, made anew as a version after that."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.programmes.grids import CriterionSheet, GridSheet
from leaderdesk.services import grids
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.history import list_entries, undo
from tests.factories import START

NEED = CriterionSheet("need", "Besoin", Fraction(5))
SHEET = GridSheet("Grille A", (NEED,))
WIDER = replace(SHEET, criteria=(NEED, CriterionSheet("reach", "Portée", Fraction(5))))


def test_open_version_is_edited_in_place(base: OpenBase) -> None:
    grid = grids.add_grid(base, "Grille A")
    first = grids.save_grid(base, grid, SHEET)
    second = grids.save_grid(base, grid, WIDER)

    assert first == second == grids.latest_version(base, grid)
    assert grids.read_grid(base, second).sheet == WIDER
    undo(base)
    assert grids.read_grid(base, second).sheet == SHEET


def test_frozen_version_stays_and_a_change_makes_a_new_one(base: OpenBase) -> None:
    grid = grids.add_grid(base, "Grille A", SHEET)
    first = grids.latest_version(base, grid)
    assert first is not None
    grids.freeze_grid(base, first)

    second = grids.save_grid(base, grid, WIDER)

    (row,) = grids.list_grids(base)
    assert [(each.version, each.frozen_on) for each in row.versions] == [(1, START), (2, None)]
    assert (grids.read_grid(base, first).sheet, grids.read_grid(base, second).sheet) == (SHEET, WIDER)
    assert [entry.action for entry in list_entries(base)][:2] == ["revise_grid", "freeze_grid"]


def test_frozen_version_saved_as_it_is_makes_no_version(base: OpenBase) -> None:
    grid = grids.add_grid(base, "Grille A", SHEET)
    first = grids.latest_version(base, grid)
    assert first is not None
    grids.freeze_grid(base, first)
    height = base.height

    assert grids.save_grid(base, grid, SHEET) == first
    assert base.height == height


def test_half_written_grid_is_kept_with_its_problems_and_not_frozen(base: OpenBase) -> None:
    grid = grids.add_grid(base, "Grille A")
    version = grids.save_grid(base, grid, GridSheet("Grille A"))

    assert [problem.code for problem in grids.read_grid(base, version).problems] == ["no_criterion"]
    with pytest.raises(Refusal, match="unsound_grid"):
        grids.freeze_grid(base, version)


def test_renaming_leaves_frozen_versions_alone(base: OpenBase) -> None:
    grid = grids.add_grid(base, "Grille A", SHEET)
    version = grids.latest_version(base, grid)
    assert version is not None
    grids.freeze_grid(base, version)

    grids.rename_grid(base, grid, "Grille B")

    assert grids.read_grid(base, version).sheet.title == "Grille B"
    with pytest.raises(Refusal, match="grid_exists"):
        grids.add_grid(base, "Grille B")


def test_copy_and_bin_of_a_grid(base: OpenBase) -> None:
    grid = grids.add_grid(base, "Grille A", SHEET)
    version = grids.latest_version(base, grid)
    assert version is not None
    grids.copy_grid(base, version, "Copie")
    grids.bin_grid(base, grid)

    assert [(row.title, row.is_binned) for row in grids.list_grids(base)] == [("Copie", False), ("Grille A", True)]
    grids.unbin_grid(base, grid)
    assert not any(row.is_binned for row in grids.list_grids(base))


def test_gone_version_is_refused(base: OpenBase) -> None:
    with pytest.raises(Refusal, match="record_gone"):
        grids.read_grid(base, 7)
