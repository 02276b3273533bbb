"""Small bases made through the services, for the window's tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, close_base, create_base
from leaderdesk.services.dossiers import CostDraft, DossierDraft, FundingDraft, StepDraft, create_dossier
from leaderdesk.services.holders import HolderDraft, add_holder
from leaderdesk.services.programmes import Rules, add_fiche, open_programme
from leaderdesk.system.clock import SteppingClock
from leaderdesk.system.ids import SeededIds
from leaderdesk.system.locations import Mount
from leaderdesk.system.paths import folders_under
from tests.copies import made_once

TITLES = ("Halle d’Étaples", "Café associatif", "Épicerie solidaire", "Sentier du littoral", "Atelier bois partagé")
AMOUNTS = (12_345_67, 800_00, 10_000_00, 2_500_50, 99_999_99)


class OneDisk:
    """A machine with nothing but its own disk."""

    def mounts(self) -> list[Mount]:
        return [Mount("/", "ext4")]

    def drive_type(self, root: str) -> int:
        return 0


def around_in(folder: Path) -> Around:
    """A user with their own folders, a clock of their own, and repeatable keys."""
    return Around(
        clock=SteppingClock(datetime(2026, 11, 21, 13, 0, tzinfo=UTC)),
        ids=SeededIds("window"),
        operator="camille",
        machine="poste-3",
        folders=folders_under(folder),
        provider=OneDisk(),
    )


def make_base(
    path: Path, around: Around, titles: Sequence[str] = TITLES, more: Callable[[OpenBase], object] | None = None
) -> Path:
    """A closed base with a few dossiers, and `more`."""
    made_once(_make, path, replace(around, ids=SeededIds(path.name)), tuple(titles), more)
    return path


def _make(path: Path, around: Around, titles: Sequence[str], more: Callable[[OpenBase], object] | None) -> None:
    base = create_base(path, around, gal_name="GAL Pays des Marais")
    fill_base(base, titles)
    if more is not None:
        more(base)
    close_base(base, around)


def fill_base(base: OpenBase, titles: Sequence[str]) -> None:
    """A programme, a fiche-action, a holder, and one dossier per title."""
    keys = open_programme(
        base,
        title="LEADER 2023-2027",
        starts_on=date(2023, 1, 1),
        ends_on=date(2029, 12, 31),
        funds={"FEADER": "Fonds européen agricole pour le développement rural"},
    )
    rules = Rules(Fraction(4, 5), Fraction(1), Fraction(1, 5))
    fiche, version = add_fiche(
        base,
        programme_id=keys["LEADER 2023-2027"],
        code="1",
        title="Services de proximité",
        rules=rules,
        holds_from=date(2023, 1, 1),
        envelopes={keys["FEADER"]: 500_000_00},
    )
    holder = add_holder(base, HolderDraft("Association des Étangs", "association", "private", commune="Étaples"))
    for place, title in enumerate(titles):
        amount = AMOUNTS[place % len(AMOUNTS)]
        create_dossier(
            base,
            DossierDraft(
                number=f"2026-{place + 1:03}",
                title=title,
                fiche_id=fiche,
                rules_id=version,
                holder_id=holder,
                steps=(StepDraft("instructed", date(2026, 3, 1)),),
                received_on=date(2026, 2, place % 27 + 1) if place % 4 else None,
                costs=(CostDraft("Travaux", "works", amount, amount),),
                funding=(FundingDraft("european", amount * 4 // 5, fund_id=keys["FEADER"]),),
            ),
        )
