"""The convention of a dossier on a day: what each amendment changes, what the holder owes and for when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.claims.amending import Amended, end_on, follow_amendments
from leaderdesk.domain.claims.obligations import Obligation, obligations_of
from leaderdesk.domain.claims.rows import AmendmentRow, Followed, FollowUpRow
from leaderdesk.domain.claims.rules import ClaimRules, read_claim_rules
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.settings import life_of, read_setting
from leaderdesk.domain.sheets.situations import deadlines_on

# What is usually owed, and the deadline of the programme's life that says until when; none is owed by the end.
USUAL: tuple[tuple[str, str | None], ...] = (
    ("publicity", None),
    ("report", None),
    ("maintenance", "maintain_investment"),
    ("control", "keep_pieces"),
)


@dataclass(frozen=True, slots=True)
class Usual:
    """An obligation that is usual and not there yet; its day is reckoned where it is known."""

    kind: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class FundConvention:
    """What the convention gave of a fund, in cents, what amendments leave of it, and what they gave back."""

    fund_id: int
    fund: str
    signed: int | None
    now: int | None

    @property
    def released(self) -> int:
        """What amendments gave back to the envelope; below zero, what they took more."""
        return 0 if self.signed is None or self.now is None else self.signed - self.now


@dataclass(frozen=True, slots=True)
class ConventionSheet:
    """The convention as it stands: its days, its money, its amendments, what is owed."""

    signed_on: date | None
    first_end: date | None
    ends_on: date | None
    funds: tuple[FundConvention, ...]
    amendments: tuple[Amended, ...]
    obligations: tuple[Obligation, ...]
    usual: tuple[Usual, ...]


def sheet_of_convention(whole: WholeDossier, followed: Followed, on: date) -> ConventionSheet:
    """Everything about the convention, on a day."""
    record = whole.record
    funds = dict(_funds(whole, followed.amendments))
    signed = {fund_id: _signed(whole, fund_id, on) for fund_id in funds}
    rules, _ = read_setting(whole.settings, "claim_rules", read_claim_rules, ClaimRules())
    ends_on = end_on(followed.amendments, record.convention_ends_on, on)
    return ConventionSheet(
        signed_on=record.convention_on,
        first_end=record.convention_ends_on,
        ends_on=ends_on,
        funds=tuple(
            FundConvention(key, name, signed[key], _now(followed.amendments, key, signed[key], on))
            for key, name in funds.items()
        ),
        amendments=_amended(followed.amendments, signed, record.convention_ends_on, on),
        obligations=obligations_of(followed.follow_ups, rules.warn_days, on),
        usual=tuple(_usual(whole, followed.follow_ups, ends_on, on)),
    )


def _amended(
    rows: Sequence[AmendmentRow], signed: dict[int, int | None], first_end: date | None, on: date
) -> tuple[Amended, ...]:
    """Each amendment once, with the amount of its own fund before it; one without a fund is of the only fund."""
    only = next(iter(signed)) if len(signed) == 1 else None
    by_fund = {
        key: {each.row.id: each for each in follow_amendments(rows, key, amount, first_end, on)}
        for key, amount in signed.items()
    }
    plain = follow_amendments(rows, None, None, first_end, on)
    found = []
    for each in plain:
        fund_id = each.row.fund_id if each.row.fund_id is not None else only
        found.append(by_fund[fund_id][each.row.id] if fund_id in by_fund else each)
    return tuple(found)


def _now(rows: Sequence[AmendmentRow], fund_id: int, signed: int | None, on: date) -> int | None:
    now = signed
    for each in follow_amendments(rows, fund_id, signed, None, on):
        if each.standing == "in_force" and each.row.fund_id == fund_id and each.amount_after is not None:
            now = each.amount_after
    return now


def _signed(whole: WholeDossier, fund_id: int, on: date) -> int | None:
    """What the first convention gave: what amendments say since is not it."""
    rows = [row for row in whole.staged if row.fund_id == fund_id and row.said_on <= on]
    said = {row.stage: row.amount for row in rows if row.origin != "amendments"}
    return said.get("convention", said.get("voted"))


def _funds(whole: WholeDossier, amendments: Sequence[AmendmentRow]) -> Iterator[tuple[int, str]]:
    names = {row.fund_id: row.fund for row in whole.staged}
    names |= {row.fund_id: row.name for row in whole.funding if row.fund_id is not None}
    yield from names.items()
    for row in amendments:
        if row.fund_id is not None and row.fund_id not in names:
            yield row.fund_id, ""


def _usual(whole: WholeDossier, rows: Sequence[FollowUpRow], ends_on: date | None, on: date) -> Iterator[Usual]:
    known = {row.kind for row in rows}
    waiting = {each.code: each.due_on for each in deadlines_on(life_of(whole.settings), whole, on)}
    for kind, code in USUAL:
        if kind not in known:
            yield Usual(kind, ends_on if code is None else waiting.get(code))
