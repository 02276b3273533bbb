"""The eligibility of a dossier: the facts its checks look at, each item with its answers, the verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from leaderdesk.domain.eligibility import facts as given
from leaderdesk.domain.eligibility.checklists import Checklist, Item
from leaderdesk.domain.eligibility.facts import Facts
from leaderdesk.domain.eligibility.pieces import PieceRule
from leaderdesk.domain.eligibility.results import OUTCOMES, Look, Outcome, Result
from leaderdesk.domain.eligibility.verdicts import ManualAnswer, Override, Verdict, derive_verdict, run_checks
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.matching import siren_of
from leaderdesk.domain.sheets.amounts import Flaw, euros, maybe_euros
from leaderdesk.domain.sheets.costs import CostLineSheet, CostSheet
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.rows import ContractRow, FundingRow, HolderRecord, MarkRow


@dataclass(frozen=True, slots=True)
class ItemSheet:
    """One line of the checklist: what the check answers, what a person answered, what stands."""

    code: str
    question: str
    source: str
    is_blocking: bool
    is_manual: bool
    automatic: Outcome
    outcome: Outcome
    looks: tuple[Look, ...]
    mark: MarkRow | None
    is_overridden: bool
    is_lapsed: bool
    flaw: Flaw | None


@dataclass(frozen=True, slots=True)
class EligibilitySheet:
    """Every item, the verdict, and the facts it rests on."""

    checklist_version: int | None
    is_usual: bool
    items: tuple[ItemSheet, ...]
    verdict: Verdict
    counts: Mapping[Outcome, int]
    facts: Facts
    flaws: tuple[Flaw, ...]

    def named(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The codes of checks; what only a person answers is known by its question."""
        questions = {item.code: item.question for item in self.items if item.is_manual and item.question}
        return tuple(questions.get(code, code) for code in codes)


def sheet_of_eligibility(whole: WholeDossier, costs: CostSheet, checklist: Checklist, on: date) -> EligibilitySheet:
    """The checks run on a dossier as it stands on a day."""
    facts = facts_of(whole, costs, on)
    marks = {mark.item: mark for mark in whole.marks}
    own = without_set_aside(checklist, whole)
    results, flaws = _run(own, facts, marks)
    by_code = {result.item: result for result in results}
    overrides = [
        _override(mark)
        for item in own.items
        if not item.is_manual and (mark := marks.get(item.code)) is not None and _explained(mark)
    ]
    verdict = derive_verdict(results, overrides)
    applied = {each.item: each for each in verdict.overridden}
    lapsed = {each.item for each in verdict.lapsed}
    items = []
    for item in own.items:
        result = by_code[item.code]
        outcome = applied[item.code].becomes if item.code in applied else result.outcome
        items.append(
            ItemSheet(
                code=item.code,
                question=item.question,
                source=item.source,
                is_blocking=item.is_blocking,
                is_manual=item.is_manual,
                automatic=result.outcome,
                outcome=outcome,
                looks=result.looks,
                mark=marks.get(item.code),
                is_overridden=item.code in applied,
                is_lapsed=item.code in lapsed,
                flaw=flaws.get(item.code),
            )
        )
    counts = Counter(each.outcome for each in items)
    return EligibilitySheet(
        checklist_version=checklist.version or None,
        is_usual=not checklist.version,
        items=tuple(items),
        verdict=verdict,
        counts={outcome: counts[outcome] for outcome in OUTCOMES},
        facts=facts,
        flaws=tuple(flaws.values()),
    )


def facts_of(whole: WholeDossier, costs: CostSheet, on: date) -> Facts:
    """A dossier as the checks look at it."""
    record, names = whole.record, _contract_names(whole.contracts)
    return Facts(
        on=on,
        number=record.number,
        holder=holder_facts(whole.holder),
        inside_share=record.inside_share,
        benefits_territory=record.benefits_territory,
        eligible_from=record.eligible_from,
        grant_on=record.programmed_on or record.committee_on,
        regime=record.regime or None,
        costs=tuple(_cost(line, names) for line in costs.lines),
        funding=tuple(_funding(row) for row in whole.funding),
        aids=_aids(whole),
        contracts=tuple(_contract(row, names[row.id], whole) for row in whole.contracts),
        pieces=tuple(
            given.Piece(row.code, row.dated_on, row.expires_on) for row in whole.pieces if row.received_on is not None
        ),
    )


def holder_facts(holder: HolderRecord) -> given.HolderFacts:
    """Who asks, as the checks look at them."""
    return given.HolderFacts(
        legal_kind=holder.legal_kind,
        nature=holder.nature,
        siret=holder.siret,
        is_inside=holder.is_inside,
        size=holder.size,
        undertaking=_undertaking(holder),
    )


def without_set_aside(checklist: Checklist, whole: WholeDossier) -> Checklist:
    """The checklist that does not ask this dossier for the pieces somebody set aside, with a reason."""
    aside = {row.code for row in whole.pieces if (row.set_aside or "").strip()}
    if not aside:
        return checklist
    return replace(checklist, items=tuple(_lightened(item, aside) for item in checklist.items))


def _run(
    checklist: Checklist, facts: Facts, marks: Mapping[str, MarkRow]
) -> tuple[tuple[Result, ...], dict[str, Flaw]]:
    """Every item answered; one that refuses what it was given is to do, and says why."""
    answers = [_answer(mark) for item in checklist.items if item.is_manual and (mark := marks.get(item.code))]
    try:
        return run_checks(checklist, facts, answers), {}
    except WrongInput:
        return _run_apart(checklist, facts, answers)


def _run_apart(
    checklist: Checklist, facts: Facts, answers: Sequence[ManualAnswer]
) -> tuple[tuple[Result, ...], dict[str, Flaw]]:
    results, flaws = list[Result](), dict[str, Flaw]()
    for item in checklist.items:
        alone = replace(checklist, items=(item,))
        try:
            results += run_checks(alone, facts, [each for each in answers if each.item == item.code])
        except WrongInput as wrong:
            flaws[item.code] = Flaw("check_refused", label=item.code, wrong=wrong)
            results.append(Result(item.code, "to_do", (), item.source, item.is_blocking))
    return tuple(results), flaws


def _explained(mark: MarkRow) -> bool:
    return bool((mark.reason or "").strip())


def _answer(mark: MarkRow) -> ManualAnswer:
    return ManualAnswer(mark.item, cast("Outcome", mark.outcome), mark.author, mark.marked_on, mark.reason or "")


def _override(mark: MarkRow) -> Override:
    replaces, becomes = cast("Outcome", mark.replaces or ""), cast("Outcome", mark.outcome)
    return Override(mark.item, replaces, becomes, mark.reason or "", mark.author, mark.marked_on)


def _lightened(item: Item, aside: set[str]) -> Item:
    if not isinstance(item.rule, PieceRule):
        return item
    return replace(item, rule=PieceRule(tuple(each for each in item.rule.needed if each.code not in aside)))


def _contract_names(rows: Sequence[ContractRow]) -> dict[int, str]:
    """What each contract is called, as the checks say it; two of one name are told apart by their rank."""
    times = Counter(row.name for row in rows)
    ranked = enumerate(rows, 1)
    return {row.id: row.name if times[row.name] == 1 else f"{row.name} ({rank})" for rank, row in ranked}


def _cost(line: CostLineSheet, contracts: Mapping[int, str]) -> given.CostFacts:
    return given.CostFacts(
        label=line.row.label,
        kind=line.row.kind,
        amount=euros(line.presented),
        eligible=euros(line.eligible),
        quotes=tuple(
            given.QuoteFacts(each.supplier, euros(each.amount), each.is_retained, each.reason) for each in line.quotes
        ),
        commitments=tuple(given.Commitment(each.kind, each.made_on) for each in line.commitments),
        contract=None if line.row.contract_id is None else contracts.get(line.row.contract_id),
    )


def _funding(row: FundingRow) -> given.FundingFacts:
    return given.FundingFacts(
        nature=row.nature,
        amount=euros(row.amount),
        funder=row.name,
        decided_on=row.decided_on,
        expires_on=row.expires_on,
        is_refused=row.refused_on is not None,
        is_european_money=row.has_european_money,
    )


def _contract(row: ContractRow, name: str, whole: WholeDossier) -> given.Contract:
    changes = (each for each in whole.contract_changes if each.contract_id == row.id)
    return given.Contract(
        key=name,
        kind=row.kind,
        estimate=maybe_euros(row.estimate),
        need=row.need,
        launched_on=row.launched_on,
        publicity=row.publicity,
        published_on=row.published_on,
        opened_on=row.opened_on,
        notified_on=row.notified_on,
        amount=maybe_euros(row.amount),
        amendments=tuple(given.Amendment(euros(each.amount), each.reason) for each in changes),
    )


def _aids(whole: WholeDossier) -> tuple[given.PastAid, ...] | None:
    """Aids of the undertaking; nobody having declared any is not known to be none."""
    key = _undertaking(whole.holder)
    if key is None or not any(each.dossier is None for each in whole.aids):
        return None
    return tuple(_aid_facts(whole, key))


def _aid_facts(whole: WholeDossier, key: str) -> Iterator[given.PastAid]:
    for each in whole.aids:
        yield given.PastAid(key, each.regime, euros(each.amount), each.granted_on, each.dossier)


def _undertaking(holder: HolderRecord) -> str | None:
    return holder.undertaking or siren_of(holder.siret)
