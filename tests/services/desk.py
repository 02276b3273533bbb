"""A dossier at work for the tests of the desk: its ground, and the small things they add to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from leaderdesk.domain.programmes.grids import CriterionSheet, GridSheet
from leaderdesk.domain.scoring import Threshold
from leaderdesk.services import fiches, funders, grids
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, create_base
from tests.copies import open_once
from tests.factories import Ground, make_dossier, make_ground

ON = date(2026, 3, 2)


@dataclass(frozen=True, slots=True)
class Desk:
    """A base with one dossier of 10 000 €."""

    base: OpenBase
    ground: Ground
    dossier: int


@pytest.fixture
def desk(tmp_path: Path, around: Around) -> Iterator[Desk]:
    """The dossier of the factories: a public holder, one quoted expense, a full plan."""
    base, (ground, dossier) = open_once(_at_work, tmp_path / "essai.leaderdesk", around)
    yield Desk(base, ground, dossier)
    base.close()


def add_region(base: OpenBase) -> int:
    """A second public funder."""
    return funders.add_funder(base, name="Région", kind="region", is_public=True)


def add_grid(desk: Desk) -> None:
    """A grid of two criteria on ten points, ten needed, for the fiche-action of the dossier."""
    criteria = (CriterionSheet("impact", "Impact", Fraction(10)), CriterionSheet("network", "Réseau", Fraction(10)))
    sheet = GridSheet("Grille", criteria, threshold=Threshold(Fraction(10)))
    grid = grids.add_grid(desk.base, "Grille", sheet)
    fiches.attach_grid(desk.base, desk.ground.fiche, grid)


def _at_work(path: Path, around: Around) -> tuple[OpenBase, tuple[Ground, int]]:
    base = create_base(path, around, gal_name="GAL d’essai")
    ground = make_ground(base)
    return base, (ground, make_dossier(base, ground))
