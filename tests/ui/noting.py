"""A sitting to note: the committee of `tests.ui.sittings` with a grid, a project open, the notes in front."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.domain.programmes.grid_sheets import CriterionSheet, GridSheet, LevelSheet
from leaderdesk.domain.scoring import Threshold
from leaderdesk.domain.sheets.sittings.scores import ScoreSheet
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.services import fiches, grids, programmes, selection, sittings
from leaderdesk.services.around import Around
from leaderdesk.services.bases import close_base, create_base
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.ui.sittings.live.notes.panel import NotesPanel
from tests.ui.sittings import TITULAIRES, Held, hold, plan_sitting

LEVELS = (LevelSheet(Fraction(0), "aucun"), LevelSheet(Fraction(2), "un partenaire"), LevelSheet(Fraction(5), "plus"))
CRITERIA = (
    CriterionSheet("need", "Réponse à un besoin du territoire", Fraction(5), eliminatory_min=Fraction(2)),
    CriterionSheet("ties", "Partenariats", Fraction(5), levels=LEVELS),
    CriterionSheet("last", "Pérennité du projet", Fraction(10)),
)
GRID = GridSheet("Grille de sélection", CRITERIA, threshold=Threshold(Fraction(12)))
# The first project has two who must leave; the second has nobody.
PROJECT = 3

# What was made once is copied afterwards.
_MADE: dict[str, tuple[bytes, int]] = {}


def make_noted(
    path: Path,
    around: Around,
    *,
    grid: GridSheet = GRID,
    present: Sequence[str] = TITULAIRES,
    place: int = PROJECT,
    team: Sequence[tuple[int, str, str, int]] = (),
) -> int:
    """A closed base with a sitting open on a project to be noted."""
    wanted = repr((grid, tuple(present), place, tuple(team)))
    if wanted not in _MADE:
        base = create_base(path, around, gal_name="GAL Pays des Marais")
        sitting = plan_sitting(base)
        (fiche,) = programmes.read_programme(base).fiches
        fiches.attach_grid(base, fiche.id, grids.add_grid(base, "Grille", grid))
        for dossier, author, criterion, note in team:
            selection.note_criterion(base, list_dossiers(base)[dossier].id, author, criterion, Fraction(note))
        sittings.open_sitting(base, sitting)
        key = sittings.read_state(base, sitting).order[place - 1]
        for person in present:
            sittings.note_gesture(base, sitting, told.Arrived(person))
        sittings.note_gesture(base, sitting, told.PointOpened(key))
        close_base(base, around)
        _MADE[wanted] = (path.read_bytes(), sitting)
    path.write_bytes(_MADE[wanted][0])
    return _MADE[wanted][1]


def hold_notes(qtbot: QtBot, app: QApplication, path: Path, around: Around, sitting: int) -> Held:
    """Show the notes of the open point, with the keyboard in the grid."""
    held = hold(qtbot, app, path, around, sitting)
    held.press(Qt.Key.Key_F4)
    return held


def notes_of(held: Held) -> NotesPanel:
    """The panel of notes."""
    return cast("NotesPanel", held.frame.panel("notes"))


def score_of(held: Held) -> ScoreSheet:
    """What the base says of the notes of the open point."""
    point = held.sheet().point
    assert point is not None
    assert point.score is not None
    return point.score


def typed_by(held: Held, member: str, *, again: bool = False) -> list[object]:
    """The sheet of a member, as the base has it."""
    row = next(each for each in score_of(held).rows if each.member == member)
    cells = row.again if again else row.cells
    return [each.note if each.state == "scored" else each.state for each in cells]
