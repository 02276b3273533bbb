"""The claims for payment of a dossier: read and settled, edited, their expenses cut, what funders paid.

Whatever changes here is reckoned anew within the same action: what stages say of each fund's money follows its claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from leaderdesk.domain.claims.amending import reckon_convention
from leaderdesk.domain.claims.courses import Course, course_of
from leaderdesk.domain.claims.rows import ClaimRow
from leaderdesk.domain.claims.settling import DAY_OF_STAGE, Reckoned, after_balance, reckon_stages
from leaderdesk.domain.claims.sheets import ClaimSheet, ClaimsSheet, sheet_of_claims
from leaderdesk.domain.claims.vocabulary import CLAIM_DAYS
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.money import Part
from leaderdesk.domain.payments import BALANCE, INSTALMENT
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done
from leaderdesk.services.edits import Owned, RowEdit
from leaderdesk.services.numbers import number_of
from leaderdesk.services.reading import payment_delays, today, whole_dossier, whole_in
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.claims import read_claim_rows, read_followed
from leaderdesk.store.queries.delays import read_days
from leaderdesk.store.schema import ClaimExpense, FunderPayment, FundingLine, PaymentClaim, StagedAmount
from leaderdesk.store.unit import Unit

CLAIMS = Owned(PaymentClaim, "dossier_id", {"kind": INSTALMENT})
EXPENSES = Owned(ClaimExpense, "claim_id", {"label": "", "claimed": 0, "cut": 0})
PAYMENTS = Owned(FunderPayment, "funding_line_id", {"amount": 0})
_BY_CLAIMS, _BY_AMENDMENTS, _BY_HAND = "claims", "amendments", "said"
# The amount that goes with the day of a stage: it is a fact from then on, whatever changes of the expenses later.
_AMOUNTS = {DAY_OF_STAGE["claimed"]: "asked", DAY_OF_STAGE["certified"]: "certified", DAY_OF_STAGE["paid"]: "paid"}


@dataclass(frozen=True, slots=True)
class TakenOver:
    """An amount of a stage that a hand had said, in cents, and what the claims or amendments say of it now."""

    fund_id: int
    stage: str
    on: date
    said: int
    reckoned: int


@dataclass(frozen=True, slots=True)
class PartCut:
    """What a part, typed as a cut, came to of its expense."""

    part: Part
    claimed: int
    cut: int


@dataclass(frozen=True, slots=True)
class Claimed(Done):
    """An action on claims, with what it took over from what had been said by hand, and what parts came to."""

    taken: tuple[TakenOver, ...] = ()
    parts: tuple[PartCut, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A claim with the dossier and the fund it is on, and where it stands."""

    number: str
    fund: str
    row: ClaimRow
    course: Course


class MadeClaim(Made):
    """A claim that was made, with what it took over."""

    taken: tuple[TakenOver, ...] = ()


def read_claims(base: OpenBase, dossier_id: int, on: date) -> ClaimsSheet:
    """The claims of a dossier as they stand on a day."""
    whole = whole_dossier(base, dossier_id)
    delays = payment_delays(base, whole, on)
    with base.read() as session:
        return sheet_of_claims(whole, read_followed(session, dossier_id), on, delays)


def list_claims(base: OpenBase, number: str | None = None) -> tuple[ListedClaim, ...]:
    """Every claim by dossier, or those of one; a number that no dossier has is refused."""
    with base.read() as session:
        days = read_days(session)
    numbers = {each.id: each.number for each in days.dossiers}
    if number is not None and number not in numbers.values():
        raise Refusal("no_record", wanted=number)
    found = [ListedClaim(numbers[each.dossier_id], each.fund, each.row, course_of(each.row)) for each in days.claims]
    kept = [each for each in found if number is None or each.number == number]
    return tuple(sorted(kept, key=lambda each: (each.number, each.row.position, each.row.id)))


def add_claim(base: OpenBase, dossier_id: int, fund_id: int, kind: str = INSTALMENT, **fields: Any) -> MadeClaim:
    """A claim after the others of the dossier; nothing follows the balance of a fund."""
    with Unit(base, act(base, "add_claim", dossier=number_of(base, dossier_id))) as unit:
        query = select(PaymentClaim.id).where(
            PaymentClaim.dossier_id == dossier_id,
            PaymentClaim.fund_id == fund_id,
            PaymentClaim.kind == BALANCE,
            PaymentClaim.withdrawn_on.is_(None),
        )
        if unit.session.scalar(query.limit(1)) is not None:
            raise Refusal("balance_claimed")
        row = CLAIMS.make(unit, dossier_id, {"fund_id": fund_id, "kind": kind, **fields})
        taken = reckon(unit, dossier_id, today(base))
        found = MadeClaim(row.id, unit.commit(), frozenset({"dossiers"}))
        found.taken = taken
        return found


def edit_claims(base: OpenBase, dossier_id: int, edits: Sequence[RowEdit]) -> Claimed:
    """Change claims of a dossier, their days among the rest, or remove some, as one action."""
    with Unit(base, act(base, "edit_claims", dossier=number_of(base, dossier_id))) as unit:
        before = _after_balance(unit, dossier_id)
        CLAIMS.apply(unit, dossier_id, edits)
        _refuse_two_balances(unit, dossier_id)
        _refuse_after_balance(unit, dossier_id, before)
        taken = reckon(unit, dossier_id, today(base))
        return _claimed(unit, taken)


def advance_claim(base: OpenBase, claim_id: int, day: str, on: date, amount: int | None = None) -> Claimed:
    """A claim reaches a stage: its day, and where money is said then, the amount that was said or reckoned."""
    if day not in CLAIM_DAYS:
        message = f"no such day of a claim: {day}"
        raise ValueError(message)
    dossier_id = _dossier_of(base, claim_id)
    with Unit(base, act(base, "edit_claims", dossier=number_of(base, dossier_id))) as unit:
        row = CLAIMS.found(unit, claim_id)
        before = _after_balance(unit, dossier_id)
        CLAIMS.change(row, {day: on})
        _refuse_after_balance(unit, dossier_id, before)
        name = _AMOUNTS.get(day)
        if name is not None:
            found = _claim_in(unit, dossier_id, claim_id, on)
            kept = amount if amount is not None else getattr(row, name)
            CLAIMS.change(row, {name: getattr(found.settled, name) if kept is None else kept})
        taken = reckon(unit, dossier_id, today(base))
        return _claimed(unit, taken)


def edit_expenses(base: OpenBase, claim_id: int, edits: Sequence[RowEdit]) -> Claimed:
    """Change expenses of a claim, new and removed ones included, as one action; a cut is never above its expense.

    A cut may be a `Part` of what the expense claims.
    """
    dossier_id = _dossier_of(base, claim_id)
    with Unit(base, act(base, "edit_claim_expenses", dossier=number_of(base, dossier_id))) as unit:
        parts: list[PartCut] = []
        _refuse_uneven(EXPENSES.apply(unit, claim_id, [_with_parts(unit, claim_id, each, parts) for each in edits]))
        taken = reckon(unit, dossier_id, today(base))
        return _claimed(unit, taken, parts)


def move_expense(base: OpenBase, claim_id: int, expense_id: int, position: int) -> Done:
    """Put an expense at a rank of its claim."""
    dossier_id = _dossier_of(base, claim_id)
    with Unit(base, act(base, "edit_claim_expenses", dossier=number_of(base, dossier_id))) as unit:
        EXPENSES.found(unit, expense_id, claim_id)
        EXPENSES.move(unit, expense_id, position)
        return done(unit.commit(), "dossiers")


def take_cuts(base: OpenBase, claim_id: int, expense_ids: Iterable[int]) -> Claimed:
    """Cut expenses as their remarks propose today; one without a proposal stays as it is."""
    dossier_id = _dossier_of(base, claim_id)
    with Unit(base, act(base, "take_cuts", dossier=number_of(base, dossier_id))) as unit:
        proposals = _claim_in(unit, dossier_id, claim_id, today(base)).proposals
        for key in expense_ids:
            if (proposed := proposals.get(key)) is not None:
                row = EXPENSES.found(unit, key, claim_id)
                EXPENSES.change(row, {"cut": proposed.cut, "cut_reason": proposed.reason})
        taken = reckon(unit, dossier_id, today(base))
        return _claimed(unit, taken)


def edit_funder_payments(base: OpenBase, funding_line_id: int, edits: Sequence[RowEdit]) -> Claimed:
    """What a funder paid, as one action."""
    with base.read() as session:
        dossier_id = session.scalar(select(FundingLine.dossier_id).where(FundingLine.id == funding_line_id))
    if dossier_id is None:
        raise Refusal("record_gone")
    with Unit(base, act(base, "edit_funder_payments", dossier=number_of(base, dossier_id))) as unit:
        PAYMENTS.apply(unit, funding_line_id, edits)
        taken = reckon(unit, dossier_id, today(base))
        return _claimed(unit, taken)


def reckon_again(base: OpenBase, dossier_id: int) -> Claimed:
    """Bring stages up to the claims after costs, plan or rules have changed: `stages_behind` says that they did."""
    with Unit(base, act(base, "reckon_claims", dossier=number_of(base, dossier_id))) as unit:
        taken = reckon(unit, dossier_id, today(base))
        return _claimed(unit, taken)


def reckon(unit: Unit, dossier_id: int, on: date) -> tuple[TakenOver, ...]:
    """Write again what stages say of each fund by its claims and amendments; what a hand said that day gives way."""
    unit.session.flush()
    followed = read_followed(unit.session, dossier_id)
    sheet = sheet_of_claims(whole_in(unit, dossier_id), followed, on)
    wanted: dict[tuple[int, str, date], tuple[int, str]] = {}
    for fund in sheet.funds:
        for each in reckon_convention(followed.amendments, fund.fund_id):
            wanted[_place(fund.fund_id, each)] = (each.amount, _BY_AMENDMENTS)
        for each in reckon_stages([claim.settled for claim in fund.claims]):
            wanted[_place(fund.fund_id, each)] = (each.amount, _BY_CLAIMS)
    taken = []
    query = select(StagedAmount).where(StagedAmount.dossier_id == dossier_id)
    for row in unit.session.scalars(query).all():
        found = wanted.pop((row.fund_id, row.stage, row.said_on), None)
        if found is not None:
            if row.origin == _BY_HAND:
                taken.append(TakenOver(row.fund_id, row.stage, row.said_on, row.amount, found[0]))
            row.amount, row.origin = found
        elif row.origin != _BY_HAND:
            unit.session.delete(row)
    for (fund_id, stage, day), (amount, origin) in wanted.items():
        place = {"dossier_id": dossier_id, "fund_id": fund_id, "stage": stage, "said_on": day}
        unit.session.add(StagedAmount(id=unit.ids.key(), **place, amount=amount, origin=origin))
    unit.session.flush()
    return tuple(taken)


def _claimed(unit: Unit, taken: tuple[TakenOver, ...], parts: Sequence[PartCut] = ()) -> Claimed:
    height = unit.commit()
    return Claimed(height, frozenset({"dossiers"}), taken, tuple(parts))


def _with_parts(unit: Unit, claim_id: int, edit: RowEdit, parts: list[PartCut]) -> RowEdit:
    """The same edit with a cut in cents; what a part came to is added to the others."""
    part = edit.fields.get("cut")
    if not isinstance(part, Part):
        return edit
    kept = 0 if edit.id is None else EXPENSES.found(unit, edit.id, claim_id).claimed
    claimed = edit.fields.get("claimed", kept) or 0
    if not claimed:
        raise Refusal("part_of_nothing")
    parts.append(PartCut(part, claimed, part.of(claimed)))
    return replace(edit, fields={**edit.fields, "cut": parts[-1].cut})


def _claim_in(unit: Unit, dossier_id: int, claim_id: int, on: date) -> ClaimSheet:
    """A claim as the action has it so far."""
    whole = whole_in(unit, dossier_id)
    sheet = sheet_of_claims(whole, read_followed(unit.session, dossier_id), on)
    return next(each for fund in sheet.funds for each in fund.claims if each.settled.row.id == claim_id)


def _place(fund_id: int, each: Reckoned) -> tuple[int, str, date]:
    return fund_id, each.stage, each.on


def _refuse_two_balances(unit: Unit, dossier_id: int) -> None:
    unit.session.flush()
    query = select(PaymentClaim.fund_id).where(
        PaymentClaim.dossier_id == dossier_id, PaymentClaim.kind == BALANCE, PaymentClaim.withdrawn_on.is_(None)
    )
    if max(Counter(unit.session.scalars(query)).values(), default=0) > 1:
        raise Refusal("balance_claimed")


def _after_balance(unit: Unit, dossier_id: int) -> frozenset[int]:
    unit.session.flush()
    return after_balance(read_claim_rows(unit.session, dossier_id))


def _refuse_after_balance(unit: Unit, dossier_id: int, before: frozenset[int]) -> None:
    """Nothing comes to follow a balance; what did already, in an older base, keeps nobody from other changes."""
    if _after_balance(unit, dossier_id) - before:
        raise Refusal("claim_after_balance")


def _refuse_uneven(rows: Iterable[ClaimExpense]) -> None:
    for row in rows:
        if row.cut > row.claimed:
            raise Refusal("cut_above_claimed", label=row.label)


def _dossier_of(base: OpenBase, claim_id: int) -> int:
    with base.read() as session:
        dossier_id = session.scalar(select(PaymentClaim.dossier_id).where(PaymentClaim.id == claim_id))
    if dossier_id is None:
        raise Refusal("record_gone")
    return dossier_id
