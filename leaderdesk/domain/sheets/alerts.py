"""What is wrong or urgent in a dossier: codes with data, the tab where it is put right, and whether it is grave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from leaderdesk.domain.claims.amending import end_on
from leaderdesk.domain.claims.obligations import obligations_of
from leaderdesk.domain.claims.rules import ClaimRules, read_claim_rules
from leaderdesk.domain.lives.deadlines import Started
from leaderdesk.domain.sheets.amounts import euros
from leaderdesk.domain.sheets.costs import CostSheet
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.eligibility import EligibilitySheet
from leaderdesk.domain.sheets.financing import FinancingSheet
from leaderdesk.domain.sheets.listing import COLLECTING, ENDED
from leaderdesk.domain.sheets.pieces import PiecesSheet
from leaderdesk.domain.sheets.settings import read_setting
from leaderdesk.domain.sheets.treasuries import TreasurySheet
from leaderdesk.domain.steps import Value

# A convention that ends within these days wants a claim or an amendment.
_SOON = timedelta(days=90)
# What is owed outlives a dossier that was carried through.
_CLOSED = "closed"
_UNDER_CONVENTION = frozenset({"convention", "in_progress", "claimed"})


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing to see; `tab` is where: a tab, or `tab:part`."""

    code: str
    tab: str
    data: Mapping[str, Value] = field(default_factory=dict)
    is_grave: bool = False


def alerts_of(  # noqa: PLR0913 - one sheet each
    whole: WholeDossier,
    *,
    costs: CostSheet,
    financing: FinancingSheet,
    eligibility: EligibilitySheet,
    pieces: PiecesSheet,
    treasury: TreasurySheet | None,
    deadlines: Sequence[Started],
    has_sound_states: bool,
    on: date,
) -> tuple[Alert, ...]:
    """Everything, the grave first; a dossier that has ended needs nothing more."""
    if whole.status in ENDED:
        return tuple(_of_obligations(whole, on)) if whole.status == _CLOSED else ()
    found = [
        *_of_life(whole, deadlines, on, has_sound_states=has_sound_states),
        *_of_obligations(whole, on),
        *_of_notes(whole, on),
        *_of_project(whole),
        *_of_costs(costs),
        *_of_financing(financing),
        *_of_checks(whole, eligibility, pieces),
        *_of_treasury(treasury),
    ]
    return tuple(sorted(found, key=lambda each: not each.is_grave))


def _of_life(whole: WholeDossier, deadlines: Sequence[Started], on: date, *, has_sound_states: bool) -> Iterator[Alert]:
    if not has_sound_states:
        yield Alert("states_unsound", "project", {"status": whole.status}, is_grave=True)
    for each in deadlines:
        if each.course == "late":
            data: dict[str, Value] = {"deadline": each.code, "due": each.due_on, "days": -(each.margin or 0)}
            yield Alert("deadline_late", "project", data, is_grave=True)
        elif each.course == "unknown":
            yield Alert("deadline_unknown", "project", {"deadline": each.code, "missing": each.counted_from})
    record = whole.record
    if record.next_step_on is not None and record.next_step_on < on:
        data = {"step": record.next_step or "", "due": record.next_step_on, "days": (on - record.next_step_on).days}
        yield Alert("next_step_late", "project", data)
    ends = end_on(whole.amendments, record.convention_ends_on, on)
    if ends is not None and whole.status in _UNDER_CONVENTION and ends <= on + _SOON:
        code = "convention_over" if ends < on else "convention_ends_soon"
        yield Alert(code, "convention", {"day": ends, "days": abs((ends - on).days)}, is_grave=ends < on)


def _of_obligations(whole: WholeDossier, on: date) -> Iterator[Alert]:
    """What the holder owes, early enough; it is still owed once the dossier has ended."""
    rules, _ = read_setting(whole.settings, "claim_rules", read_claim_rules, ClaimRules())
    for each in obligations_of(whole.follow_ups, rules.warn_days, on):
        if each.standing in ("late", "soon"):
            data: dict[str, Value] = {"label": each.row.label, "due": each.row.due_on, "days": abs(each.days or 0)}
            is_late = each.standing == "late"
            yield Alert(f"obligation_{each.standing}", f"convention:follow_up:{each.row.id}", data, is_grave=is_late)


def _of_notes(whole: WholeDossier, on: date) -> Iterator[Alert]:
    for note in whole.notes:
        if note.done_on is None and note.due_on is not None and note.due_on < on:
            data: dict[str, Value] = {
                "asked_of": note.asked_of or "",
                "due": note.due_on,
                "days": (on - note.due_on).days,
            }
            yield Alert("answer_late", "project", data)


def _of_project(whole: WholeDossier) -> Iterator[Alert]:
    if whole.fiche is None:
        yield Alert("fiche_unknown", "project")
    if whole.holder.legal_kind is None:
        yield Alert("holder_unspecified", "project", {"holder": whole.holder.name})


def _of_costs(costs: CostSheet) -> Iterator[Alert]:
    count = len(costs.problems) + sum(len(line.flaws) for line in costs.lines) + len(costs.flaws)
    if count:
        yield Alert("costs_to_complete", "costs", {"count": count})


def _of_financing(sheet: FinancingSheet) -> Iterator[Alert]:
    if sheet.is_refused and sheet.financing is not None and sheet.lines:
        reasons = ",".join(sheet.financing.reasons)
        yield Alert("plan_refused", "financing", {"reasons": reasons}, is_grave=True)
    for line in sheet.lines:
        data: dict[str, Value] = {"funder": line.row.name, "amount": euros(line.row.amount)}
        if line.is_refused:
            yield Alert("funder_refused", "financing", data | {"day": line.row.refused_on})
        elif line.is_expired:
            yield Alert("funder_expired", "financing", data | {"day": line.row.expires_on}, is_grave=True)
    if sheet.lines and sheet.to_find:
        code = "money_to_find" if sheet.to_find > 0 else "money_over"
        yield Alert(code, "financing", {"amount": euros(abs(sheet.to_find))})
    if sheet.lines and (sheet.asked_over or 0) > 0:
        yield Alert("fund_over_rules", "financing", {"amount": euros(sheet.asked_over), "fund": euros(sheet.fund)})
    for chain in sheet.chains:
        if chain.problems or chain.date_problems:
            count = len(chain.problems) + len(chain.date_problems)
            yield Alert("chain_unsound", "financing", {"fund": chain.fund, "count": count})


def _of_checks(whole: WholeDossier, eligibility: EligibilitySheet, pieces: PiecesSheet) -> Iterator[Alert]:
    verdict = eligibility.verdict
    blocking = eligibility.named(verdict.blocking)
    lapsed = eligibility.named(each.item for each in verdict.lapsed)
    if blocking:
        yield Alert("ineligible", "eligibility", {"items": "\n".join(blocking)}, is_grave=True)
    if lapsed:
        yield Alert("override_lapsed", "eligibility", {"items": "\n".join(lapsed)})
    if whole.status in COLLECTING and pieces.missing:
        yield Alert("pieces_missing", "eligibility:pieces", {"count": len(pieces.missing)})


def _of_treasury(sheet: TreasurySheet | None) -> Iterator[Alert]:
    if sheet is None or sheet.ahead is None or sheet.level == "green":
        return
    likely = sheet.ahead["likely"]
    data: dict[str, Value] = {"bridge": likely.bridge, "gap": likely.gap, "months": likely.months_carried}
    yield Alert(f"treasury_{sheet.level}", "treasury", data, is_grave=sheet.level == "red")
