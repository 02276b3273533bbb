"""What the claims of a dossier stand on: what a fund gives on a day, what calls it, what expenses are held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.claims.amending import follow_amendments
from leaderdesk.domain.claims.checks import Agreed, Grounds, Proof
from leaderdesk.domain.claims.rows import Followed
from leaderdesk.domain.claims.rules import ClaimRules
from leaderdesk.domain.claims.settling import Basis, Received
from leaderdesk.domain.financing import TOTAL, base_of, own_money_calls
from leaderdesk.domain.sheets.amounts import cents
from leaderdesk.domain.sheets.costs import CostSheet
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.financing import EUROPEAN, PUBLIC, main_fund, plan_of
from leaderdesk.domain.sheets.rows import FundingRow
from leaderdesk.domain.sheets.settings import money_rules

Source = Literal["amendment", "convention", "voted", "plan", "nothing"]
_PAPERS: Mapping[str, Proof] = {
    "hours": "paper",
    "yearly_hours": "paper",
    "months": "paper",
    "mileage": "paper",
    "flat_rate": "nothing",
}


@dataclass(frozen=True, slots=True)
class Table:
    """What every fund of a dossier is settled from."""

    whole: WholeDossier
    followed: Followed
    costs: CostSheet
    rules: ClaimRules
    grounds: Grounds
    on: date


def basis_of(table: Table, fund_id: int, agreed: int) -> Basis:
    """What a fund is settled on: the fiche's rules are about the first European fund, the others have none here."""
    whole = table.whole
    is_main = fund_id == main_fund(whole.funding) or len(european_funds(whole)) <= 1
    share = whole.rules.feader_share if whole.rules and is_main else None
    calling = calling_lines(whole)
    has_payments = {each.funding_line_id for each in table.followed.payments} & {row.id for row in calling}
    own, eligible = 0, _least(table) if is_main else table.costs.eligible
    if share is not None and whole.rules is not None:
        rules = money_rules(whole.rules).financing()
        if own_money_calls(plan_of(whole, table.costs), rules):
            called = Fraction(agreed) * (1 - share) / share
            own = max(0, int(called) - sum(_within(row, row.amount, table.costs) for row in calling))
    return Basis(
        eligible=eligible,
        fund=agreed,
        rules=table.rules.payment_rules(share),
        received=tuple(_received(whole, table.followed, table.costs)),
        knows_received=bool(has_payments) or (own > 0 and not calling),
        own_calls=own,
        agreed_from=tuple(agreed_from(whole, table.followed, fund_id, table.on)),
        lines=None if eligible == table.costs.eligible else table.costs.eligible,
    )


def _least(table: Table) -> int:
    """What the cost lines come to, or what the rules let count of it where that is less."""
    if table.whole.rules is None:
        return table.costs.eligible
    base = base_of(plan_of(table.whole, table.costs), money_rules(table.whole.rules).financing())
    # Where nothing would count, the plan is wrong rather than the claim: the financing tab says so.
    return min(table.costs.eligible, cents(base.eligible) or table.costs.eligible)


def agreed_on(whole: WholeDossier, followed: Followed, fund_id: int, on: date) -> tuple[int, Source]:
    """What the fund gives on a day: as amended, else as signed, else as voted, else as planned."""
    rows = [row for row in whole.staged if row.fund_id == fund_id and row.said_on <= on]
    # What amendments wrote there is not what was signed at first.
    said = {row.stage: row.amount for row in rows if row.origin != "amendments"}
    first, source = said.get("convention"), "convention"
    if first is None:
        first, source = said.get("voted"), "voted"
    amended = follow_amendments(followed.amendments, fund_id, first, None, on)
    in_force = [each.amount_after for each in amended if each.standing == "in_force" and each.amount_after is not None]
    if in_force:
        return in_force[-1], "amendment"
    if first is not None:
        return first, source  # type: ignore[return-value]  # one of them
    planned = [row.amount for row in whole.funding if row.fund_id == fund_id and row.refused_on is None]
    return (sum(planned), "plan") if planned else (0, "nothing")


def agreed_from(whole: WholeDossier, followed: Followed, fund_id: int, on: date) -> Iterator[tuple[date, int]]:
    """What the fund gave before its first amendment, then from each one on."""
    first, _ = agreed_on(whole, replace(followed, amendments=()), fund_id, on)
    for rank, each in enumerate(follow_amendments(followed.amendments, fund_id, first, None, on)):
        if rank == 0:
            yield date.min, first
        if each.standing == "in_force" and each.amount_after is not None and each.row.signed_on is not None:
            yield each.row.signed_on, each.amount_after


def grounds_of(whole: WholeDossier, followed: Followed, costs: CostSheet, ends_on: date | None) -> Grounds:
    """What expenses are held against: the days of the convention, its cost lines, the invoices of other dossiers."""
    lines = {}
    for line in costs.lines:
        retained = [quote for quote in line.quotes if quote.is_retained]
        quote = retained[0] if len(retained) == 1 else None
        recovered = costs.rules.vat_recovered if line.row.vat_recovered is None else line.row.vat_recovered
        lines[line.row.id] = Agreed(
            label=line.row.label,
            eligible=line.eligible,
            supplier=quote.supplier if quote else None,
            quoted=None if quote is None else quote.amount + (0 if recovered == 1 else quote.vat),
            recovers_vat=recovered == 1,
            proof="nothing" if line.row.kind == "in_kind" else _PAPERS.get(line.row.measure, "invoice"),
        )
    return Grounds(whole.record.eligible_from, ends_on, lines, followed.elsewhere)


def european_funds(whole: WholeDossier) -> set[int | None]:
    """The funds of Europe in the plan."""
    return {row.fund_id for row in whole.funding if row.nature == EUROPEAN and row.refused_on is None}


def calling_lines(whole: WholeDossier) -> list[FundingRow]:
    """Public money that is not Europe's: what calls the fund."""
    return [
        row for row in whole.funding if row.nature == PUBLIC and row.refused_on is None and not row.has_european_money
    ]


def _received(whole: WholeDossier, followed: Followed, costs: CostSheet) -> Iterator[Received]:
    """What reached the holder, by line; of what is given on the total cost, the part of the eligible cost calls."""
    rows = {row.id: row for row in whole.funding}
    calling = {row.id for row in calling_lines(whole)}
    for each in followed.payments:
        row = rows.get(each.funding_line_id)
        if each.paid_on is None or row is None:
            continue
        inside = _within(row, each.amount, costs) if row.id in calling else 0
        yield Received(each.paid_on, inside)
        if each.amount > inside:
            yield Received(each.paid_on, each.amount - inside, is_calling=False)


def _within(row: FundingRow, amount: int, costs: CostSheet) -> int:
    if row.on_base != TOTAL or not costs.presented:
        return amount
    return amount * costs.eligible // costs.presented
