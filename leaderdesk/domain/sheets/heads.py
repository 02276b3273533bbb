"""The head of a dossier: where it stands, what comes next, its amounts and verdicts, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from leaderdesk.domain.cashflow import Level
from leaderdesk.domain.eligibility.verdicts import Conclusion
from leaderdesk.domain.lives.deadlines import Started
from leaderdesk.domain.money import Cents
from leaderdesk.domain.scoring import Score, needed_points
from leaderdesk.domain.sheets.alerts import Alert, alerts_of
from leaderdesk.domain.sheets.costs import CostSheet, sheet_of_costs
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.eligibility import EligibilitySheet, sheet_of_eligibility
from leaderdesk.domain.sheets.financing import FinancingSheet, amounts_of, sheet_of_financing
from leaderdesk.domain.sheets.pieces import PiecesSheet, sheet_of_pieces
from leaderdesk.domain.sheets.selection import SelectionSheet, sheet_of_selection
from leaderdesk.domain.sheets.settings import checklist_of, life_of
from leaderdesk.domain.sheets.situations import (
    MoveOption,
    deadlines_on,
    has_sound_states,
    holds_of,
    next_move,
    options_of,
)
from leaderdesk.domain.sheets.treasuries import PaymentDelays, TreasurySheet, sheet_of_treasury


@dataclass(frozen=True, slots=True)
class NextStep:
    """What was typed, or the usual move from here with what it lacks."""

    text: str | None = None
    on: date | None = None
    status: str | None = None
    lacks: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amounts:
    """The plan in cents; no computed fund without rules."""

    total: Cents
    eligible: Cents
    fund_asked: Cents
    fund_computed: Cents | None
    public: Cents
    private: Cents
    own: Cents
    to_find: int

    @property
    def is_costed(self) -> bool:
        """True once some expense is known: until then its cost is unknown, and not nothing."""
        return self.total > 0

    @property
    def is_planned(self) -> bool:
        """True once somebody pays for some of it."""
        return any((self.fund_asked, self.public, self.private, self.own))


@dataclass(frozen=True, slots=True)
class HeadScore:
    """The team's note, in points."""

    total: Fraction | None
    maximum: Fraction
    threshold: Fraction | None
    verdict: str


@dataclass(frozen=True, slots=True)
class DossierHead:
    """All that stands above the tabs of a dossier."""

    id: int
    number: str
    title: str
    holder_id: int
    holder: str
    fiche: str | None
    fiche_title: str | None
    status: str
    since: date | None
    person: str | None
    call: str | None
    tags: tuple[str, ...]
    next: NextStep
    deadline: Started | None
    deadlines: tuple[Started, ...]
    amounts: Amounts
    stages: Mapping[str, Cents]
    verdict: Conclusion
    blocking: tuple[str, ...]
    to_do: tuple[str, ...]
    checks: int
    score: HeadScore | None
    treasury: Level | None
    alerts: tuple[Alert, ...]
    is_binned: bool
    # The strand of its fiche-action: some tabs show for one alone.
    strand: str = "projects"


@dataclass(frozen=True, slots=True)
class Sheets:
    """Every sheet of a dossier, each made once from those it rests on."""

    whole: WholeDossier
    costs: CostSheet
    financing: FinancingSheet
    eligibility: EligibilitySheet
    pieces: PiecesSheet
    selection: SelectionSheet
    treasury: TreasurySheet | None
    options: tuple[MoveOption, ...]
    deadlines: tuple[Started, ...]
    has_sound_states: bool


def read_sheets(whole: WholeDossier, delays: PaymentDelays, on: date, *, has_room: bool | None = None) -> Sheets:
    """The sheets, brief: no sentences of the financing."""
    costs = sheet_of_costs(whole)
    financing = sheet_of_financing(whole, costs, on, is_brief=True)
    checklist, life = checklist_of(whole, on), life_of(whole.settings)
    eligibility = sheet_of_eligibility(whole, costs, checklist, on)
    pieces = sheet_of_pieces(whole, checklist, eligibility.facts)
    holds = holds_of(
        whole, conclusion=eligibility.verdict.conclusion, is_complete=pieces.is_complete, has_room=has_room
    )
    has_cash = bool(whole.movements or whole.claims)
    return Sheets(
        whole=whole,
        costs=costs,
        financing=financing,
        eligibility=eligibility,
        pieces=pieces,
        selection=sheet_of_selection(whole),
        treasury=sheet_of_treasury(whole, expected_fund(financing), delays, on) if has_cash else None,
        options=options_of(life, whole, holds),
        deadlines=deadlines_on(life, whole, on),
        has_sound_states=has_sound_states(whole, life),
    )


def head_of(sheets: Sheets, on: date) -> DossierHead:
    """The head, with everything that is wrong."""
    whole, verdict = sheets.whole, sheets.eligibility.verdict
    record, present = whole.record, whole.present
    return DossierHead(
        id=record.id,
        number=record.number,
        title=record.title,
        holder_id=whole.holder.id,
        holder=whole.holder.name,
        fiche=whole.fiche.code if whole.fiche else None,
        fiche_title=whole.fiche.title if whole.fiche else None,
        status=whole.status,
        since=present.since if present else None,
        person=whole.person,
        call=whole.call,
        tags=whole.tags,
        next=_next(sheets),
        deadline=next((each for each in sheets.deadlines if each.due_on is not None), None),
        deadlines=sheets.deadlines,
        amounts=_amounts(sheets.financing),
        stages=amounts_of(sheets.financing.chains),
        verdict=verdict.conclusion,
        blocking=verdict.blocking,
        to_do=verdict.to_do,
        checks=len(sheets.eligibility.items),
        score=_score(sheets.selection),
        treasury=sheets.treasury.level if sheets.treasury else None,
        alerts=alerts_of(
            whole,
            costs=sheets.costs,
            financing=sheets.financing,
            eligibility=sheets.eligibility,
            pieces=sheets.pieces,
            treasury=sheets.treasury,
            deadlines=sheets.deadlines,
            has_sound_states=sheets.has_sound_states,
            on=on,
        ),
        is_binned=record.binned_on is not None,
        strand=whole.fiche.strand if whole.fiche else "projects",
    )


def expected_fund(financing: FinancingSheet) -> int:
    """What the holder may expect of the fund: what was last said of it, else what the rules leave, else the plan."""
    said = amounts_of(financing.chains)
    for stage in ("convention", "voted", "instructed"):
        if stage in said:
            return said[stage]
    if financing.fund is None or not financing.sums.european:
        return financing.sums.european
    return min(financing.fund, financing.sums.european)


def _next(sheets: Sheets) -> NextStep:
    record = sheets.whole.record
    move = next_move(sheets.options, sheets.whole.status)
    if record.next_step:
        return NextStep(record.next_step, record.next_step_on)
    if move is None:
        return NextStep(None, record.next_step_on)
    return NextStep(None, record.next_step_on, move.status, move.lacks, move.asks)


def _amounts(sheet: FinancingSheet) -> Amounts:
    sums = sheet.sums
    return Amounts(
        total=sheet.total_cost,
        eligible=sheet.eligible,
        fund_asked=sums.european,
        fund_computed=sheet.fund,
        public=sums.public,
        private=sums.private,
        own=sums.own,
        to_find=sheet.to_find,
    )


def _score(sheet: SelectionSheet) -> HeadScore | None:
    score = sheet.together
    if not isinstance(score, Score) or not sheet.authors:
        return None
    wanted = needed_points(sheet.threshold, score.maximum) if sheet.threshold else None
    return HeadScore(score.total, score.maximum, wanted, score.verdict)
