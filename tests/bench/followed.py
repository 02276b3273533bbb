"""Bases of dossiers that were followed: states, stages, claims with their expenses, funders paid; written by the row.

`base_of` enters dossiers one by one through the services; so many claims would take an hour that way.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from leaderdesk.services import programmes
from leaderdesk.services.bases import OpenBase, act, create_base
from leaderdesk.store.engine.integrity import schema_script
from leaderdesk.store.schema import (
    ClaimExpense,
    CostLine,
    Dossier,
    FunderPayment,
    FundingLine,
    Holder,
    PaymentClaim,
    Quote,
    StagedAmount,
    StatusStep,
)
from leaderdesk.store.schema.columns import Mapping
from leaderdesk.store.unit import Unit
from tests.bench.bases import FOLDER, bench_around

# Tables in the order in which rows refer to each other.
_TABLES = (
    *(Holder, Dossier, StatusStep, CostLine, Quote, FundingLine, FunderPayment),
    *(StagedAmount, PaymentClaim, ClaimExpense),
)
_STATES = (
    *(("contact", 6), ("complete", 8), ("instructed", 6), ("programmed", 8), ("convention", 10), ("in_progress", 18)),
    *(("claimed", 16), ("paid", 6), ("closed", 12), ("waiting_list", 3), ("refused", 3), ("abandoned", 4)),
)
_WITH_MONEY = ("programmed", "convention", "in_progress", "claimed", "paid", "closed")
_WITH_CLAIMS = ("in_progress", "claimed", "paid", "closed")
_FIRST_DAY, _LAST_DAY = date(2023, 1, 2), date(2026, 1, 5)
_FICHES, _SOME = 8, 500
# Another figure makes the bases anew.
_MADE = 1
_RATES = (Fraction(4, 5), Fraction(4, 5), Fraction(1, 5))
_KINDS = (("association", "private"), ("commune", "public"), ("company", "private"), ("intercommunality", "public"))


@dataclass(slots=True)
class _Ground:
    """What every dossier stands on."""

    fiches: list[tuple[int, int]]
    fund: int
    funder: int
    holders: list[int]


@dataclass(slots=True)
class _Rows:
    """Rows to write, by table."""

    base: OpenBase
    found: defaultdict[type[Mapping], list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, table: type[Mapping], **values: Any) -> int:
        """One more row; its key."""
        key = self.base.author.ids.key()
        self.found[table].append({"id": key, **values})
        return key


def followed_base(count: int, claims: int) -> Path:
    """The path of a base of so many dossiers with so many claims, made if it is not there."""
    stamp = sha256(f"{_MADE} {schema_script()}".encode()).hexdigest()[:8]
    path = FOLDER / f"followed-{count}-{stamp}.leaderdesk"
    if not path.exists():
        making = path.with_name(f"making-{path.name}")
        making.unlink(missing_ok=True)
        base = create_base(making, bench_around(FOLDER), gal_name=f"GAL de {count} dossiers")
        _fill(base, count, claims)
        base.close()
        making.rename(path)
    return path


def _fill(base: OpenBase, count: int, claims: int) -> None:
    dice, rows = random.Random(count), _Rows(base)
    ground = _ground(base, rows, count)
    states = dice.choices([name for name, _ in _STATES], [weight for _, weight in _STATES], k=count)
    claiming = [rank for rank, state in enumerate(states) if state in _WITH_CLAIMS]
    having = dict.fromkeys(claiming, claims // len(claiming))
    for rank in claiming[: claims % len(claiming)]:
        having[rank] += 1
    for first in range(0, count, _SOME):
        for rank, state in enumerate(states[first : first + _SOME], first):
            _dossier(rows, ground, rank, state, having.get(rank, 0), dice)
        _write(base, rows)


def _write(base: OpenBase, rows: _Rows) -> None:
    with Unit(base, act(base, "edit_dossiers", count=str(_SOME))) as unit:
        for table in _TABLES:
            if rows.found[table]:
                unit.session.execute(insert(table), rows.found[table])
        unit.commit()
    rows.found.clear()


def _ground(base: OpenBase, rows: _Rows, count: int) -> _Ground:
    funds = programmes.open_programme(
        base, title="LEADER 2023-2027", starts_on=_FIRST_DAY, ends_on=date(2027, 12, 31), funds={"FEADER": "Fonds"}
    )
    fiches = [
        programmes.add_fiche(
            base,
            programme_id=funds["LEADER 2023-2027"],
            code=f"{rank}",
            title=f"Fiche-action n° {rank}",
            rules=programmes.Rules(*_RATES),
            holds_from=_FIRST_DAY,
            envelopes={funds["FEADER"]: count * 2_000_00},
        )
        for rank in range(1, _FICHES + 1)
    ]
    funder = programmes.add_funder(base, name="Département", kind="department", is_public=True)
    holders = []
    for rank in range(max(1, count // 10)):
        kind, nature = _KINDS[rank % len(_KINDS)]
        holders.append(rows.add(Holder, name=f"Structure n° {rank}", legal_kind=kind, nature=nature))
    _write(base, rows)
    return _Ground(fiches, funds["FEADER"], funder, holders)


def _dossier(rows: _Rows, ground: _Ground, rank: int, state: str, claims: int, dice: random.Random) -> None:
    received = _FIRST_DAY + timedelta(dice.randrange(300))
    voted, signed = received + timedelta(120), received + timedelta(180)
    fiche, rules = dice.choice(ground.fiches)
    has_money = state in _WITH_MONEY
    key = rows.add(
        Dossier,
        number=f"{received.year}-{rank:05}",
        title=f"Réhabiliter un lieu n° {rank}",
        fiche_id=fiche,
        rules_id=rules,
        holder_id=dice.choice(ground.holders),
        inside_share=Fraction(1),
        received_on=received,
        starts_on=signed,
        ends_on=signed + timedelta(600),
        programmed_on=voted if has_money else None,
        convention_on=signed if has_money and state != "programmed" else None,
        convention_ends_on=signed + timedelta(700) if has_money and state != "programmed" else None,
    )
    rows.add(StatusStep, dossier_id=key, status="complete", since=received, until=received + timedelta(90))
    rows.add(StatusStep, dossier_id=key, status=state, since=received + timedelta(90))
    costs = [_cost(rows, key, position, dice) for position in range(1, dice.randint(2, 5))]
    total = sum(amount for _, amount in costs)
    fund, public = total * 64 // 100, total * 16 // 100
    _funding(rows, ground, key, fund, public, total, is_paid=claims > 0, on=signed + timedelta(200))
    _stages(rows, ground, key, fund, {"requested": received, "instructed": received + timedelta(60)})
    if has_money:
        _stages(rows, ground, key, fund, {"voted": voted} | ({} if state == "programmed" else {"convention": signed}))
    _claims(rows, ground, key, fund, costs, claims, signed, dice)


def _cost(rows: _Rows, dossier: int, position: int, dice: random.Random) -> tuple[int, int]:
    amount = dice.randrange(500_00, 30_000_00)
    line = rows.add(
        CostLine,
        dossier_id=dossier,
        position=position,
        label="Travaux et fournitures",
        kind="works",
        measure="quoted",
        net=amount,
        vat=0,
        amount=amount,
        eligible_amount=amount,
    )
    for rank, supplier in enumerate(("Entreprise A", "Entreprise B"), 1):
        price = {"amount": amount + (rank - 1) * 100_00, "vat": 0, "is_retained": rank == 1}
        rows.add(Quote, cost_line_id=line, position=rank, supplier=supplier, **price)
    return line, amount


def _funding(  # noqa: PLR0913 - the figures of one plan
    rows: _Rows, ground: _Ground, dossier: int, fund: int, public: int, total: int, *, is_paid: bool, on: date
) -> None:
    shares = (
        ("european", fund, ground.fund, None),
        ("public", public, None, ground.funder),
        ("own", total - fund - public, None, None),
    )
    for position, (nature, amount, fund_id, funder_id) in enumerate(shares, 1):
        own = {"nature": nature, "amount": amount, "fund_id": fund_id, "funder_id": funder_id}
        line = rows.add(FundingLine, dossier_id=dossier, position=position, on_base="eligible", **own)
        if is_paid and nature == "public":
            rows.add(FunderPayment, funding_line_id=line, amount=amount, asked_on=on, paid_on=on + timedelta(90))


def _stages(
    rows: _Rows, ground: _Ground, dossier: int, amount: int, days: dict[str, date], origin: str = "said"
) -> None:
    for stage, on in days.items():
        own = {"stage": stage, "amount": amount, "said_on": on, "origin": origin}
        rows.add(StagedAmount, dossier_id=dossier, fund_id=ground.fund, **own)


def _claims(  # noqa: PLR0913, PLR0917 - the figures of one dossier
    rows: _Rows,
    ground: _Ground,
    dossier: int,
    fund: int,
    costs: list[tuple[int, int]],
    count: int,
    signed: date,
    dice: random.Random,
) -> None:
    begun, asked = signed, 0
    for position in range(1, count + 1):
        days = dict(_days(begun, dice))
        part = fund // 6
        key = rows.add(
            PaymentClaim,
            dossier_id=dossier,
            fund_id=ground.fund,
            position=position,
            kind="instalment",
            asked=part,
            **days,
        )
        asked += part
        reached = {"claimed": "filed_on", "certified": "service_done_on", "paid": "paid_on"}
        told = {stage: on for stage, name in reached.items() if (on := days[name]) is not None}
        _stages(rows, ground, dossier, asked, told, "claims")
        for rank in range(1, 4):
            line, amount = costs[rank % len(costs)]
            claimed = amount // (count * 3)
            rows.add(
                ClaimExpense,
                claim_id=key,
                position=rank,
                cost_line_id=line,
                label="Facture",
                supplier="Entreprise A",
                invoice=f"{dossier % 100_000}-{position}-{rank}",
                invoiced_on=begun,
                net=claimed,
                vat=0,
                claimed=claimed,
                paid_on=begun,
                proof="bank_statement",
                cut=0,
            )
        begun += timedelta(days=200)


def _days(begun: date, dice: random.Random) -> Iterator[tuple[str, date | None]]:
    day = begun
    for name in ("ready_on", "filed_on", "complete_on", "service_done_on", "sent_on", "paid_on"):
        yield name, day if day <= _LAST_DAY else None
        day += timedelta(days=dice.randrange(5, 40))
