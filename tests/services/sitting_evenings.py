"""A committee of six with a deputy and a suppléant, two projects on one grid and one envelope: an evening to hold."""

from __future__ import annotations

import copy
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

from leaderdesk.domain.committee.majorities import Majority
from leaderdesk.domain.programmes.grids import CriterionSheet, GridSheet
from leaderdesk.domain.scoring import Threshold
from leaderdesk.domain.sittings.gestures import Gesture
from leaderdesk.domain.sittings.rules import PRESETS, CommitteeRules, write_rules
from leaderdesk.services import committees, fiches, grids, sittings
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, open_base
from leaderdesk.services.settings import set_setting
from leaderdesk.services.sitting_plans import PointDraft, SittingDraft, add_points, create_sitting
from leaderdesk.system.clock import SteppingClock
from leaderdesk.system.ids import SeededIds
from leaderdesk.system.paths import folders_under
from tests.conftest import LocalDisk
from tests.factories import make_dossier, make_ground

DAY, SINCE = date(2026, 3, 20), date(2026, 1, 1)
PUBLIC, PRIVATE = ("Ada", "Bilal", "Chloé"), ("Dina", "Émile", "Farid")
EVERYBODY = PUBLIC + PRIVATE
SUPPLEANT = "Gaëlle"
PRESIDENT, DEPUTY = "Ada", "Dina"
INTERESTED = "Bilal"
# What the rules give to each project, and an envelope that holds one of them and not both.
FUND, ENVELOPE = Fraction(6_400), 10_000_00
GRID = GridSheet(
    "Grille",
    (CriterionSheet("need", "Besoin", Fraction(5)), CriterionSheet("reach", "Portée", Fraction(3))),
    threshold=Threshold(Fraction(4)),
)
RULES = CommitteeRules(
    quorum=PRESETS["double_on_votes"].quorum,
    majorities={"selection": Majority(casting_vote=True), "minutes": Majority()},
)


def around_in(folder: Path) -> Around:
    """A known time, known keys, folders of its own, one local disk."""
    return Around(
        clock=SteppingClock(datetime(2026, 3, 20, 17, 30, tzinfo=UTC)),
        ids=SeededIds(folder.name),
        operator="Jeanne",
        machine="portable-1",
        folders=folders_under(folder / "home"),
        provider=LocalDisk(),
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """A sitting about to be opened."""

    sitting: int
    grid: int
    grid_version: int
    dossiers: tuple[int, int]
    members: dict[str, int]


def make_committee(base: OpenBase) -> dict[str, int]:
    """Six seats, one suppléant, a president and a deputy; the keys of the members by name."""
    drafts = [committees.SeatDraft(f"Mairie de {name}", "public", titulaire=name) for name in PUBLIC]
    drafts += [
        committees.SeatDraft(
            f"Association de {name}",
            "private",
            titulaire=name,
            suppleant=SUPPLEANT if name == PRIVATE[-1] else None,
        )
        for name in PRIVATE
    ]
    committees.add_seats(base, drafts, SINCE)
    members = {row.name: row.id for row in committees.read_committee(base).members}
    committees.give_office(base, members[PRESIDENT], 1, SINCE)
    committees.give_office(base, members[DEPUTY], 2, SINCE)
    return members


def make_plan(base: OpenBase, envelope: int | None = ENVELOPE, grid_sheet: GridSheet = GRID) -> Plan:
    """Two projects and the minutes; one member has an interest in the first project."""
    ground = make_ground(base)
    grid = grids.add_grid(base, "Grille", grid_sheet)
    fiches.attach_grid(base, ground.fiche, grid)
    fiches.set_envelope(base, ground.fiche, ground.feader, envelope)
    hall = make_dossier(base, ground)
    mill = make_dossier(base, ground, "2026-002", "Relever le moulin")
    set_setting(base, "committee_rules", write_rules(RULES))
    members = make_committee(base)
    committees.declare_interest(base, members[INTERESTED], hall, "Maire de la commune porteuse")
    sitting = create_sitting(base, SittingDraft("Comité de mars", DAY, place="Salle des fêtes"))
    drafts = [PointDraft(dossier_id=hall), PointDraft(dossier_id=mill)]
    add_points(base, sitting, [*drafts, PointDraft("Compte rendu", "minutes", decision="minutes")])
    version = grids.latest_version(base, grid)
    assert version is not None
    return Plan(sitting, grid, version, (hall, mill), members)


class Evening:
    """A sitting open on its base, held a gesture at a time."""

    def __init__(
        self, base: OpenBase, envelope: int | None = ENVELOPE, grid: GridSheet = GRID, plan: Plan | None = None
    ) -> None:
        self.base = base
        self.plan = plan or make_plan(base, envelope, grid)
        self.sitting = self.plan.sitting
        sittings.open_sitting(base, self.sitting)
        self.hall, self.mill, self.minutes = sittings.read_state(base, self.sitting).order

    def copied_to(self, folder: Path) -> Evening:
        """The same evening as it stands on the disk, on a base of its own; this one must be closed."""
        target = folder / self.base.path.name
        shutil.copy(self.base.path, target)
        copied = copy.copy(self)
        copied.base = open_base(target, around_in(folder))
        return copied

    def do(self, *gestures: Gesture) -> Evening:
        """Note some gestures."""
        for gesture in gestures:
            sittings.note_gesture(self.base, self.sitting, gesture)
        return self
