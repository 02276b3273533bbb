"""The demonstration base: which holder carries the GAL, and a cooperation with its partners and their common costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any, Protocol

from leaderdesk.services import cooperation
from leaderdesk.services.demo_desk import cents
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.programmes import edit_gal
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.cooperation import read_kept

Seed = dict[str, Any]
Event = tuple[int, Callable[[], object]]
_DAYS = {"decided": "decided_on", "signed": "signed_on", "convention": "convention_on"}
_SAID = ("name", "kind", "country", "region")


class Diary(Protocol):
    """What remembers the keys of all that was made, by name, and counts days back from today."""

    base: OpenBase
    keys: dict[tuple[str, ...], int]

    def day(self, ago: int) -> date:
        """A working day so many days ago; below zero, to come."""
        ...


def cooperation_events(diary: Diary, seeds: dict[str, Any]) -> Iterator[Event]:
    """The carrier named once, each cooperation begun, agreed, then its costs paid."""
    told = seeds["cooperation"]
    yield told["carrier"]["days"], partial(_name_carrier, diary, told["carrier"]["holder"])
    for seed in told["dossiers"]:
        yield seed["days"], partial(_begin, diary, seed)
        yield seed["approved"], partial(_agree, diary, seed)
        paid = [each["paid"] for each in seed["costs"] if "paid" in each]
        for ago in sorted(set(paid), reverse=True):
            yield ago, partial(_pay, diary, seed, ago)


def _name_carrier(diary: Diary, holder: str) -> None:
    edit_gal(diary.base, holder_id=int(diary.keys["holder", holder]))


def _begin(diary: Diary, seed: Seed) -> None:
    """What the partners plan together."""
    key = _key(diary, seed)
    cooperation.edit_cooperation(diary.base, key, kind=seed["kind"], common_action=seed["common_action"])
    cooperation.edit_partners(diary.base, key, [RowEdit(None, _partner(each)) for each in seed["partners"]])
    partners = _partners(diary, key)
    costs = [
        {"label": each["label"], "amount": cents(each["amount"]), "paid_by_id": partners[each["payer"]]}
        for each in seed["costs"]
    ]
    cooperation.edit_common_costs(diary.base, key, [RowEdit(None, each) for each in costs])


def _agree(diary: Diary, seed: Seed) -> None:
    """The decisions of each, the signatures, the approval."""
    key = _key(diary, seed)
    days = zip(_partners(diary, key), seed["partners"], strict=True)
    edits = [
        RowEdit(partner, {field: diary.day(each[name]) for name, field in _DAYS.items() if name in each})
        for partner, each in days
    ]
    cooperation.edit_partners(diary.base, key, edits)
    told = {"agreed_on": "agreed", "approved_on": "approved", "ends_on": "ends"}
    cooperation.edit_cooperation(diary.base, key, **{field: diary.day(seed[name]) for field, name in told.items()})


def _pay(diary: Diary, seed: Seed, ago: int) -> None:
    key = _key(diary, seed)
    with diary.base.read() as session:
        rows = read_kept(session, key).costs
    paid = [row.id for row, each in zip(rows, seed["costs"], strict=True) if each.get("paid") == ago]
    cooperation.edit_common_costs(diary.base, key, [RowEdit(row, {"paid_on": diary.day(ago)}) for row in paid])


def _partner(seed: Seed) -> dict[str, Any]:
    flags = {name: seed.get(name, False) for name in ("is_us", "is_lead")}
    amounts = {name: cents(seed[name]) for name in ("budget", "fund_asked")}
    return {name: seed[name] for name in _SAID} | flags | amounts | {"share": Fraction(seed["share"])}


def _partners(diary: Diary, key: int) -> list[int]:
    with diary.base.read() as session:
        return [each.id for each in read_kept(session, key).partners]


def _key(diary: Diary, seed: Seed) -> int:
    return diary.keys["dossier", seed["title"]]
