"""Bases of any size for the bench, made by the services and kept under `build/bench/` until the schema changes."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from leaderdesk.domain.dossiers import STATUSES
from leaderdesk.services import dossiers, holders
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, create_base
from leaderdesk.store.engine.integrity import schema_script
from leaderdesk.system.clock import SteppingClock
from leaderdesk.system.ids import RandomIds
from leaderdesk.system.locations import ThisSystem
from leaderdesk.system.paths import folders_under
from tests.factories import Ground, make_ground

FOLDER = Path(__file__).parents[2] / "build" / "bench"
_FIRST_DAY = date(2023, 1, 2)
_PLACES = ("la halle", "l’épicerie", "le moulin", "la salle des fêtes", "le tiers-lieu", "l’atelier", "la cantine")


def bench_around(folder: Path) -> Around:
    """A known time, and the user’s folders under one of the bench’s."""
    return Around(
        clock=SteppingClock(datetime(2026, 1, 5, 8, tzinfo=UTC)),
        ids=RandomIds(),
        operator="Bench",
        machine="bench",
        folders=folders_under(folder / "home"),
        provider=ThisSystem(),
    )


def base_of(count: int) -> Path:
    """The path of a base of so many dossiers, made if it is not there."""
    stamp = sha256(schema_script().encode()).hexdigest()[:8]
    path = FOLDER / f"{count}-{stamp}.leaderdesk"
    if not path.exists():
        making = path.with_name(f"making-{path.name}")
        making.unlink(missing_ok=True)
        base = create_base(making, bench_around(FOLDER), gal_name=f"GAL de {count} dossiers")
        _fill(base, count)
        base.close()
        making.rename(path)
    return path


def _fill(base: OpenBase, count: int) -> None:
    ground, dice = make_ground(base), random.Random(count)
    owners = [
        holders.add_holder(base, holders.HolderDraft(f"Association n° {rank}", "association", "private"))
        for rank in range(1, max(2, count // 10))
    ]
    for rank in range(1, count + 1):
        dossiers.create_dossier(base, _draft(rank, ground, dice.choice(owners), dice))


def _draft(rank: int, ground: Ground, holder: int, dice: random.Random) -> dossiers.DossierDraft:
    received = _FIRST_DAY + timedelta(days=dice.randrange(1400))
    costs = tuple(_cost(dice) for _ in range(dice.randint(1, 5)))
    total = sum(cost.amount for cost in costs)
    public = total * 16 // 100
    return dossiers.DossierDraft(
        number=f"{received.year}-{rank:05}",
        title=f"Réhabiliter {dice.choice(_PLACES)} n° {rank}",
        fiche_id=ground.fiche,
        rules_id=ground.rules,
        holder_id=holder,
        received_on=received,
        steps=(dossiers.StepDraft(dice.choice(STATUSES), received),),
        costs=costs,
        funding=(
            dossiers.FundingDraft("european", public * 4, fund_id=ground.feader),
            dossiers.FundingDraft("public", public, funder_id=ground.funder),
            dossiers.FundingDraft("own", total - public * 5),
        ),
    )


def _cost(dice: random.Random) -> dossiers.CostDraft:
    amount = dice.randrange(500_00, 30_000_00)
    quotes = (
        dossiers.QuoteDraft("Entreprise A", amount, is_retained=True),
        dossiers.QuoteDraft("Entreprise B", amount + 100_00),
    )
    return dossiers.CostDraft("Travaux et fournitures", "works", amount, amount, quotes)
