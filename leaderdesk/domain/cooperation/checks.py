"""What is wrong or missing in a cooperation, as codes with data: told, never refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from leaderdesk.domain.cooperation.rows import Kept, PartnerRow
from leaderdesk.domain.cooperation.sharing import ONE, sharers_of, total_share
from leaderdesk.domain.steps import Step, Value, step
from leaderdesk.domain.text import folded

When = Literal["agreement", "claim"]
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Wanting:
    """Something missing before the agreement is signed, or a claim filed; `part` is where it is said."""

    code: str
    when: When
    part: str
    data: dict[str, Value] = field(default_factory=dict)
    # Asked for in some programmes only.
    is_usual: bool = False


def flaws_of(kept: Kept, on: date) -> tuple[Step, ...]:
    """What does not hold together as it stands."""
    if not kept.partners:
        return ()
    staying = [each for each in kept.partners if each.is_in(on)]
    return (
        *_only_one(staying, "lead", lambda each: each.is_lead),
        *_only_one(staying, "us", lambda each: each.is_us),
        *_shares(kept),
        *_kind(kept, staying),
        *_payers(kept),
        *_agreement(kept),
    )


def wanting_of(kept: Kept, on: date) -> tuple[Wanting, ...]:
    """All that is missing, in the order in which it is needed."""
    staying = [each for each in kept.partners if each.is_in(on)]
    return (*_before_agreement(kept, staying), *_before_claim(kept, staying))


def undecided(partners: Iterable[PartnerRow], on: date) -> tuple[str, ...]:
    """The partners whose own committee has not decided yet."""
    return tuple(each.name for each in partners if each.is_in(on) and each.decided_on is None)


def _before_agreement(kept: Kept, staying: list[PartnerRow]) -> Iterator[Wanting]:
    if kept.row is None:
        yield Wanting("kind", "agreement", "kind")
    if kept.row is None or not kept.row.common_action:
        yield Wanting("common_action", "agreement", "common_action")
    if len(staying) < _FEWEST:
        yield Wanting("partners", "agreement", "partners", {"count": len(staying)})
    for code, count in (("lead", sum(p.is_lead for p in staying)), ("us", sum(p.is_us for p in staying))):
        if count != 1:
            yield Wanting(code, "agreement", "partners")
    if not kept.costs:
        yield Wanting("costs", "agreement", "costs")
    elif total_share(kept.partners) != ONE:
        yield Wanting("shares", "agreement", "partners")
    for code, is_missing in _OF_PARTNERS:
        if missing := [each.name for each in staying if is_missing(each)]:
            yield Wanting(code, "agreement", "partners", {"names": ", ".join(missing)})


def _before_claim(kept: Kept, staying: list[PartnerRow]) -> Iterator[Wanting]:
    row = kept.row
    if row is None or row.agreed_on is None:
        yield Wanting("agreement", "claim", "agreed_on")
    if missing := [each.name for each in staying if each.signed_on is None]:
        yield Wanting("signatures", "claim", "partners", {"names": ", ".join(missing)})
    if row is None or row.attachment_id is None:
        yield Wanting("attachment", "claim", "attachment_id")
    if row is None or row.approved_on is None:
        yield Wanting("approval", "claim", "approved_on", is_usual=True)
    if missing := [each.name for each in staying if each.is_us and each.convention_on is None]:
        yield Wanting("convention", "claim", "partners", {"names": ", ".join(missing)})
    if missing := [each.label or "…" for each in kept.costs if each.paid_by_id is None]:
        yield Wanting("payers", "claim", "costs", {"names": ", ".join(missing)})


_OF_PARTNERS: tuple[tuple[str, Callable[[PartnerRow], bool]], ...] = (
    ("decisions", lambda each: each.decided_on is None),
    ("budgets", lambda each: each.budget is None),
    ("territories", lambda each: not each.country and not each.region),
)


def _only_one(partners: list[PartnerRow], code: str, holds: Callable[[PartnerRow], bool]) -> Iterator[Step]:
    found = [each.name for each in partners if holds(each)]
    if len(found) != 1:
        yield step(f"several_{code}" if found else f"no_{code}", names=", ".join(found) or None)


def _shares(kept: Kept) -> Iterator[Step]:
    if not kept.costs and all(each.share is None for each in kept.partners):
        return
    missing = [each.name for each in kept.partners if each.share is None]
    if missing:
        yield step("share_missing", names=", ".join(missing))
    sharers = {each.id for each in sharers_of(kept.partners)}
    if gone := [each.name for each in kept.partners if each.id not in sharers]:
        yield step("shares_amended", names=", ".join(gone))
    whole = total_share(kept.partners)
    if whole != ONE:
        yield step("shares_above" if whole > ONE else "shares_below", whole=whole, gap=abs(whole - ONE))


def _kind(kept: Kept, staying: list[PartnerRow]) -> Iterator[Step]:
    """The countries said must agree with what the cooperation is said to be."""
    countries = {folded(each.country) for each in staying if each.country}
    if kept.row is None or not countries or not all(each.country for each in staying):
        return
    if kept.row.kind == "transnational" and len(countries) == 1:
        yield step("one_country")
    if kept.row.kind == "interterritorial" and len(countries) > 1:
        yield step("several_countries")


def _payers(kept: Kept) -> Iterator[Step]:
    by_key = {each.id: each for each in kept.partners}
    for cost in kept.costs:
        payer = by_key.get(cost.paid_by_id or 0)
        if cost.paid_on is not None and payer is None:
            yield step("paid_by_nobody", label=cost.label, on=cost.paid_on)
        if payer is not None and payer.left_on is not None and (cost.paid_on is None or cost.paid_on > payer.left_on):
            yield step("payer_left", label=cost.label, name=payer.name, on=payer.left_on)


def _agreement(kept: Kept) -> Iterator[Step]:
    row = kept.row
    if row is None:
        return
    if row.agreed_on is not None and row.ends_on is not None and row.ends_on < row.agreed_on:
        yield step("ends_before_agreed", agreed=row.agreed_on, ends=row.ends_on)
    late = [each.name for each in kept.partners if row.ends_on and each.signed_on and each.signed_on > row.ends_on]
    if late:
        yield step("signed_after_end", names=", ".join(late))
