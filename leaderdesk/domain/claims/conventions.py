"""The convention of a dossier on a day: what each amendment changes, what the holder owes and for when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.claims.amending import Amended, Said, end_on, follow_amendments, given_from
from leaderdesk.domain.claims.obligations import Obligation, obligations_of
from leaderdesk.domain.claims.rows import AmendmentRow, Followed, FollowUpRow
from leaderdesk.domain.claims.rules import ClaimRules, read_claim_rules
from leaderdesk.domain.claims.standing import said_of
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
    said = {fund_id: _said(whole, fund_id, on) for fund_id in funds}
    rules, _ = read_setting(whole.settings, "claim_rules", read_claim_rules, ClaimRules())
    ends_on = end_on(followed.amendments, record.convention_ends_on, on)
    return ConventionSheet(
        signed_on=record.convention_on,
        first_end=record.convention_ends_on,
        ends_on=ends_on,
        funds=tuple(
            FundConvention(key, name, *_first_and_last(given_from(followed.amendments, key, said[key], on)))
            for key, name in funds.items()
        ),
        amendments=_amended(followed.amendments, said, record.convention_ends_on, on),
        obligations=obligations_of(followed.follow_ups, rules.warn_days, on),
        usual=tuple(_usual(whole, followed.follow_ups, ends_on, on)),
    )


def _amended(
    rows: Sequence[AmendmentRow], said: dict[int, tuple[Said, ...]], first_end: date | None, on: date
) -> tuple[Amended, ...]:
    """Each amendment once, with the amount of its own fund before it; one without a fund is of the only fund."""
    only = next(iter(said)) if len(said) == 1 else None
    by_fund = {
        key: {each.row.id: each for each in follow_amendments(rows, key, amounts, first_end, on)}
        for key, amounts in said.items()
    }
    plain = follow_amendments(rows, None, (), first_end, on)
    found = []
    for each in plain:
        fund_id = each.row.fund_id if each.row.fund_id is not None else only
        found.append(by_fund[fund_id][each.row.id] if fund_id in by_fund else each)
    return tuple(found)


def _first_and_last(given: Sequence[tuple[date, int, bool]]) -> tuple[int | None, int | None]:
    """What a fund gave before any amendment, and what it gives now."""
    first = next((rank for rank, each in enumerate(given) if each[2]), len(given))
    return given[first - 1][1] if first else None, given[-1][1] if given else None


def _said(whole: WholeDossier, fund_id: int, on: date) -> tuple[Said, ...]:
    """What the convention said, or the last vote as long as there is none."""
    voted = said_of(whole, fund_id, on, "voted")
    return said_of(whole, fund_id, on, "convention") or tuple((date.min, amount) for _, amount in voted[-1:])


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
