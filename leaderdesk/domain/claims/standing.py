"""What the claims of a dossier stand on: what a fund gives on a day, what calls it, what expenses are held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.claims.amending import Said, given_from
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
    """What the fund gives on a day: as signed or amended, whichever came last, else as voted, else as planned."""
    said = said_of(whole, fund_id, on, "convention")
    given = given_from(followed.amendments, fund_id, said, on)
    if given:
        return given[-1][1], "amendment" if given[-1][2] else "convention"
    voted = said_of(whole, fund_id, on, "voted")
    if voted:
        return voted[-1][1], "voted"
    planned = [row.amount for row in whole.funding if row.fund_id == fund_id and row.refused_on is None]
    return (sum(planned), "plan") if planned else (0, "nothing")


def agreed_from(whole: WholeDossier, followed: Followed, fund_id: int, on: date) -> Iterator[tuple[date, int]]:
    """What the fund gave before its first amendment, then from each change on; nothing where none was signed."""
    given = given_from(followed.amendments, fund_id, said_of(whole, fund_id, on, "convention"), on)
    first = next((rank for rank, each in enumerate(given) if each[2]), None)
    if first is None:
        return
    before = replace(followed, amendments=())
    eve = given[first - 1][1] if first else agreed_on(whole, before, fund_id, given[0][0])[0]
    yield date.min, eve
    yield from ((day, amount) for day, amount, _ in given[first:])


def said_of(whole: WholeDossier, fund_id: int, on: date, stage: str) -> tuple[Said, ...]:
    """What was said of a fund at a stage up to a day, the oldest first; what amendments wrote there is not it."""
    rows = [row for row in whole.staged if (row.fund_id, row.stage) == (fund_id, stage) and row.said_on <= on]
    return tuple((row.said_on, row.amount) for row in rows if row.origin != "amendments")


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
