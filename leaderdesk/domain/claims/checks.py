"""What is checked of each expense of a claim: what is wrong or in doubt, and how much of it should be cut for that."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from leaderdesk.domain.claims.rows import ElsewhereRow, ExpenseRow
from leaderdesk.domain.text import folded

Weight = Literal["wrong", "doubt", "missing"]
# What an expense of a line is proved with: an invoice that was paid, another paper that was paid, or nothing.
Proof = Literal["invoice", "paper", "nothing"]


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the convention says of one cost line: what of it is eligible, and the quote that was retained."""

    label: str
    eligible: int
    supplier: str | None = None
    quoted: int | None = None
    # True where the holder gets the VAT back: none of it may be claimed.
    recovers_vat: bool = False
    proof: Proof = "invoice"


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the expenses of a dossier are held against."""

    since: date | None = None
    until: date | None = None
    lines: Mapping[int, Agreed] = field(default_factory=dict)
    elsewhere: Sequence[ElsewhereRow] = ()
    # What the same dossier claims on other funds, by the name of the fund: no expense is paid twice by Europe.
    other_funds: Mapping[str, Sequence[ExpenseRow]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about one expense; what it would cut is in cents, and the reason is one of the cuts."""

    expense_id: int
    code: str
    weight: Weight
    cut: int = 0
    reason: str | None = None
    data: Mapping[str, str | int | date] = field(default_factory=dict)


def check_expenses(expenses: Sequence[ExpenseRow], before: Sequence[ExpenseRow], grounds: Grounds) -> list[Remark]:
    """All that may be said of the expenses of a claim; `before` are those of the claims before it."""
    found = [remark for each in expenses for remark in _alone(each, grounds)]
    return [*found, *_beyond_lines(expenses, before, grounds), *_twice(expenses, before, grounds)]


def proposed_cut(expense: ExpenseRow, remarks: Sequence[Remark]) -> Remark | None:
    """The one that would cut most: an expense is cut once, for its greatest fault."""
    own = [each for each in remarks if each.expense_id == expense.id and each.cut]
    return max(own, key=lambda each: each.cut, default=None)


def _alone(each: ExpenseRow, grounds: Grounds) -> Iterator[Remark]:
    line = grounds.lines.get(each.cost_line_id or 0)
    yield from _days(each, grounds)
    yield from _proofs(each, _needed(each, line))
    yield from _amounts(each, line)


def _needed(each: ExpenseRow, line: Agreed | None) -> Proof:
    """What was drawn from a payslip or a mission has no invoice; a flat rate on them has no paper at all."""
    if each.drawn_rate is not None:
        return "nothing"
    if each.payroll_id is not None or each.mission_id is not None:
        return "paper"
    return "invoice" if line is None else line.proof


def _days(each: ExpenseRow, grounds: Grounds) -> Iterator[Remark]:
    since, until = grounds.since, grounds.until
    if each.invoiced_on is not None and since is not None and each.invoiced_on < since:
        yield _cut_whole(each, "invoiced_before", "outside_period", day=each.invoiced_on, limit=since)
    last = each.paid_on or each.invoiced_on
    if last is not None and until is not None and last > until:
        yield _cut_whole(each, "paid_after", "outside_period", day=last, limit=until)
    if each.invoiced_on is not None and each.paid_on is not None and each.paid_on < each.invoiced_on:
        days = {"day": each.paid_on, "limit": each.invoiced_on}
        yield Remark(each.id, "paid_before_invoice", "doubt", data=days)


def _proofs(each: ExpenseRow, needed: Proof) -> Iterator[Remark]:
    if needed == "nothing":
        return
    if needed == "invoice" and each.invoiced_on is None:
        yield Remark(each.id, "no_invoice_day", "missing")
    if needed == "invoice" and not each.invoice:
        yield Remark(each.id, "no_invoice_number", "missing")
    if each.paid_on is None:
        yield _cut_whole(each, "not_paid", "not_paid", weight="missing")
    elif each.proof in (None, "none"):
        yield _cut_whole(each, "no_proof", "no_proof", weight="missing")


def _amounts(each: ExpenseRow, line: Agreed | None) -> Iterator[Remark]:
    whole = _whole(each)
    recovers = line is not None and line.recovers_vat
    limit = each.net if recovers else whole
    if limit is not None and whole is not None and each.claimed > limit:
        if recovers and each.claimed <= whole:
            yield _cut(each, "vat_claimed", "vat_recovered", each.claimed - limit, limit=limit)
        else:
            yield _cut(each, "above_invoice", "not_eligible", each.claimed - limit, limit=limit)
    if line is None:
        yield Remark(each.id, "no_line", "doubt", each.claimed, "outside_convention")
    elif line.supplier and each.supplier and folded(line.supplier) != folded(each.supplier):
        yield Remark(each.id, "other_supplier", "doubt", data={"said": each.supplier, "agreed": line.supplier})


def _whole(each: ExpenseRow) -> int | None:
    """The invoice with its VAT."""
    return None if each.net is None else each.net + (each.vat or 0)


def _beyond_lines(expenses: Sequence[ExpenseRow], before: Sequence[ExpenseRow], grounds: Grounds) -> Iterator[Remark]:
    """The expense that makes a line pass what was agreed of it, quote first; what came before has passed already."""
    spent: Counter[int] = Counter()
    for each in before:
        spent[each.cost_line_id or 0] += each.kept
    for each in expenses:
        line = grounds.lines.get(each.cost_line_id or 0)
        if line is None:
            continue
        limit, code, reason = line.eligible, "above_line", "above_ceiling"
        if line.quoted is not None and line.quoted < limit:
            limit, code, reason = line.quoted, "above_quote", "above_quote"
        kept = spent[each.cost_line_id or 0]
        over = min(each.claimed, kept + each.claimed - limit)
        spent[each.cost_line_id or 0] += each.kept
        if over > 0:
            yield Remark(each.id, code, "doubt", over, reason, {"label": line.label, "limit": limit, "spent": kept})


@dataclass(frozen=True, slots=True)
class _Seen:
    """An invoice that is claimed already: where, how much of it, and what tells it where its supplier does not."""

    code: str
    where: str
    claimed: int
    supplier: str
    mark: tuple[date, int] | None


def _twice(expenses: Sequence[ExpenseRow], before: Sequence[ExpenseRow], grounds: Grounds) -> Iterator[Remark]:
    """The same number from the same supplier: in this claim, one before, another fund's, or another dossier's.

    Several projects may share an invoice: what would be cut is what they claim together beyond it, where it is known.
    Where a supplier is not said, the day and the amount must be the same too, and it is asked rather than cut.
    """
    seen: defaultdict[str, list[_Seen]] = defaultdict(list)
    for other in grounds.elsewhere:
        seen[_number(other.invoice)].append(_seen("elsewhere", other.number, other.claimed, other))
    for fund, others in grounds.other_funds.items():
        for each in _numbered(others):
            seen[_number(each.invoice)].append(_seen("other_fund", fund, each.kept, each))
    for each in _numbered(before):
        seen[_number(each.invoice)].append(_seen("twice", "", each.kept, each))
    for each in expenses:
        if not each.invoice:
            continue
        own = _seen("twice", "", each.kept, each)
        yield from _seen_already(each, own, seen[_number(each.invoice)])
        if each.kept:
            seen[_number(each.invoice)].append(own)


def _seen_already(each: ExpenseRow, own: _Seen, others: Sequence[_Seen]) -> Iterator[Remark]:
    same = [other for other in others if other.supplier and other.supplier == own.supplier]
    if same:
        whole, taken = _whole(each), sum(other.claimed for other in same)
        over = each.claimed if whole is None else max(0, min(each.claimed, each.claimed + taken - whole))
        data: dict[str, str | int | date] = {"number": same[0].where, "claimed": taken}
        yield Remark(each.id, f"claimed_{same[0].code}", "doubt", over, "claimed_twice", data)
        return
    alike = [
        other
        for other in others
        if not (other.supplier and own.supplier) and own.mark is not None and other.mark == own.mark
    ]
    if alike:
        yield Remark(each.id, f"maybe_{alike[0].code}", "doubt", data={"number": alike[0].where})


def _seen(code: str, where: str, claimed: int, row: ExpenseRow | ElsewhereRow) -> _Seen:
    amount = row.claimed if row.net is None else row.net + (row.vat or 0)
    mark = None if row.invoiced_on is None else (row.invoiced_on, amount)
    return _Seen(code, where, claimed, folded(row.supplier or ""), mark)


def _numbered(expenses: Sequence[ExpenseRow]) -> Iterator[ExpenseRow]:
    """Those that can be told apart by their number, and of which something is still claimed."""
    return (each for each in expenses if each.invoice and each.kept)


def _number(invoice: str | None) -> str:
    return "".join(folded(invoice or "").split())


def _cut_whole(
    each: ExpenseRow, code: str, reason: str, *, weight: Weight = "wrong", **data: str | int | date
) -> Remark:
    return Remark(each.id, code, weight, each.claimed, reason, data)


def _cut(each: ExpenseRow, code: str, reason: str, amount: int, **data: str | int | date) -> Remark:
    return Remark(each.id, code, "wrong", amount, reason, data)
