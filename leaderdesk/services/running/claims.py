"""A claim of running costs drawn in one gesture: its expenses are those of the time it covers, and nothing twice.

As long as it is not filed it may be drawn again: what people said of an expense (proof, cut, remark) stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.payments import BALANCE, INSTALMENT
from leaderdesk.domain.running.claims import Draft, Drawn
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.financing import main_fund
from leaderdesk.domain.text import folded
from leaderdesk.services.bases import act
from leaderdesk.services.claims import CLAIMS, EXPENSES, Claimed, reckon
from leaderdesk.services.numbers import number_of
from leaderdesk.services.reading import today, whole_in
from leaderdesk.services.running.team import TOPICS
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.running_sheets import running_sheet
from leaderdesk.store.schema import ClaimExpense, PaymentClaim
from leaderdesk.store.unit import Unit
from leaderdesk.words.running import label_of, place_of

_KINDS = {"pay": "staff", "mission": "travel", "flat": "flat_rate"}


@dataclass(frozen=True, slots=True)
class Gathered(Claimed):
    """A claim that was drawn: its key, and what it holds."""

    claim_id: int = 0
    draft: Draft | None = None


def gather_claim(
    base: OpenBase, dossier_id: int, since: date, until: date, *, claim_id: int | None = None, kind: str = INSTALMENT
) -> Gathered:
    """Draw a new claim of a time, or one again that is not filed; refusals name what stands in the way.

    `claim_filed`, `running_claimed_twice` (what, and where it is), `nothing_to_claim`, `claim_without_fund`.
    """
    if until < since:
        raise Refusal("ends_before_it_starts", starts=since.isoformat(), ends=until.isoformat())
    with Unit(base, act(base, "gather_running", dossier=number_of(base, dossier_id))) as unit:
        whole = whole_in(unit, dossier_id)
        draft = running_sheet(unit.session, dossier_id).draft(since, until, claim_id)
        if draft.twice:
            twice = draft.twice[0]
            raise Refusal("running_claimed_twice", what=label_of(twice.line), claim=place_of(twice.place))
        if not draft.lines:
            raise Refusal("nothing_to_claim")
        claim = _claim(unit, whole, claim_id, {"kind": kind, "covers_from": since, "covers_until": until})
        _write(unit, claim.id, draft.lines, whole)
        taken = reckon(unit, dossier_id, today(base))
        return Gathered(unit.commit(), frozenset(TOPICS), taken, claim_id=claim.id, draft=draft)


def _claim(unit: Unit, whole: WholeDossier, claim_id: int | None, fields: dict[str, Any]) -> PaymentClaim:
    dossier_id = whole.record.id
    if claim_id is None:
        fund = main_fund(whole.funding)
        if fund is None:
            raise Refusal("claim_without_fund")
        _refuse_after_balance(unit, dossier_id, fund)
        made: PaymentClaim = CLAIMS.make(unit, dossier_id, {"fund_id": fund, **fields})
        unit.session.flush()
        return made
    claim: PaymentClaim = CLAIMS.found(unit, claim_id, dossier_id)
    if claim.filed_on is not None or claim.withdrawn_on is not None:
        raise Refusal("claim_filed")
    claim.covers_from, claim.covers_until = fields["covers_from"], fields["covers_until"]
    return claim


def _refuse_after_balance(unit: Unit, dossier_id: int, fund_id: int) -> None:
    """Nothing follows the balance of a fund."""
    query = select(PaymentClaim.id).where(
        *(PaymentClaim.dossier_id == dossier_id, PaymentClaim.fund_id == fund_id),
        *(PaymentClaim.kind == BALANCE, PaymentClaim.withdrawn_on.is_(None)),
    )
    if unit.session.scalar(query.limit(1)) is not None:
        raise Refusal("balance_claimed")


def _write(unit: Unit, claim_id: int, lines: Sequence[Drawn], whole: WholeDossier) -> None:
    """Those drawn before are drawn again or go; those typed by hand stay as they are."""
    query = select(ClaimExpense).where(ClaimExpense.claim_id == claim_id)
    known = {source: row for row in unit.session.scalars(query) if (source := _source(row)) is not None}
    for line in lines:
        row = known.pop(_source_of(line), None)
        fields: dict[str, Any] = {
            "label": label_of(line),
            "claimed": line.amount,
            "net": line.amount if line.kind == "flat" else line.whole,
            "paid_on": line.paid_on,
        }
        if row is None:
            fields |= {"payroll_id": line.payroll_id, "mission_id": line.mission_id, "drawn_rate": line.rate}
            fields |= {"cost_line_id": _cost_line(whole, line), "proof": "payslip" if line.is_proved else None}
            EXPENSES.make(unit, claim_id, fields)
            # The next one takes the place after it.
            unit.session.flush()
        else:
            if row.proof is None and line.is_proved:
                fields["proof"] = "payslip"
            if row.cut > line.amount:
                raise Refusal("cut_above_claimed", label=fields["label"])
            EXPENSES.change(row, fields)
    for row in known.values():
        unit.session.delete(row)
    unit.session.flush()


def _source(row: ClaimExpense) -> tuple[str, int] | None:
    if row.payroll_id is not None:
        return "pay", row.payroll_id
    if row.mission_id is not None:
        return "mission", row.mission_id
    return ("flat", 0) if row.drawn_rate is not None else None


def _source_of(line: Drawn) -> tuple[str, int]:
    return line.kind, line.payroll_id or line.mission_id or 0


def _cost_line(whole: WholeDossier, line: Drawn) -> int | None:
    """The line of the plan it belongs to: the only one of its kind, or the only one that names the person."""
    found = [each for each in whole.costs if each.kind == _KINDS[line.kind]]
    if len(found) > 1:
        found = [each for each in found if line.person and folded(line.person) in folded(each.label)]
    return found[0].id if len(found) == 1 else None
