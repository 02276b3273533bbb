"""The costs of a dossier over months: what they take from the holder's cash, spread by a shape."""

from __future__ import annotations

from collections.abc import Sequence

from leaderdesk.domain.money import half_up
from leaderdesk.domain.sheets.amounts import month_of
from leaderdesk.domain.sheets.costs import sheet_of_costs
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.rows import CashMovementRow


def spread(total: int, months: int, shape: str) -> tuple[int, ...]:
    """An amount in cents over months: evenly, more at first, or more at last; the parts add up to it."""
    weights = {
        "even": [1] * months,
        "front": list(range(months, 0, -1)),
        "back": list(range(1, months + 1)),
    }[shape]
    whole, done, given = sum(weights), 0, 0
    parts = []
    for weight in weights:
        done += weight
        upto = total * done // whole
        parts.append(upto - given)
        given = upto
    return tuple(parts)


def cash_of_costs(whole: WholeDossier) -> tuple[int, int]:
    """What the costs take from the holder's cash, VAT included, and what VAT comes back; in kind takes none."""
    costs = sheet_of_costs(whole)
    spent = refunded = 0
    for line in costs.lines:
        if line.row.kind == "in_kind":
            continue
        retained = [quote for quote in line.quotes if quote.is_retained]
        if line.row.measure == "quoted" and len(retained) == 1:
            net, vat = retained[0].amount, retained[0].vat
        elif line.row.measure == "known":
            net, vat = line.row.net or 0, line.row.vat or 0
        else:
            net, vat = line.presented, 0
        share = costs.rules.vat_recovered if line.row.vat_recovered is None else line.row.vat_recovered
        spent += net + vat
        refunded += half_up(vat * share)
    return spent, refunded


def left_to_spread(whole: WholeDossier) -> tuple[int, int]:
    """The same less what is done already."""
    spent, refunded = cash_of_costs(whole)
    done = {
        kind: sum(row.amount for row in whole.movements if row.kind == kind and row.is_done)
        for kind in ("spending", "vat_refund")
    }
    return max(0, spent - done["spending"]), max(0, refunded - done["vat_refund"])


def margins_of(rows: Sequence[CashMovementRow]) -> tuple[int, int]:
    """By how many months the widest of them may come before its day, and after it."""
    dated = [(month_of(row.due_on), row.early_on, row.late_on) for row in rows if row.due_on is not None]
    sooner = max((due - month_of(early) for due, early, _ in dated if early is not None), default=0)
    later = max((month_of(late) - due for due, _, late in dated if late is not None), default=0)
    return max(sooner, 0), max(later, 0)
