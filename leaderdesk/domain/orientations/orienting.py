"""Whether LEADER suits a project that somebody tells, under which fiche-action, for what, and what to see first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from leaderdesk.domain.cashflow import Outlook
from leaderdesk.domain.eligibility.amounts import AmountRule
from leaderdesk.domain.eligibility.applicants import ApplicantRule
from leaderdesk.domain.eligibility.checklists import Item
from leaderdesk.domain.eligibility.cofunding import CofundingRule, EuropeanMoneyRule
from leaderdesk.domain.eligibility.facts import Commitment, CostFacts, Facts, FundingFacts, HolderFacts
from leaderdesk.domain.eligibility.results import Look, Result, gravest
from leaderdesk.domain.eligibility.starts import StartRule
from leaderdesk.domain.eligibility.territories import TerritoryRule
from leaderdesk.domain.financing import Financing, FundingLine, Plan, compute_fund
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.likeness.profiles import spelled_words, stem_of, stems_of
from leaderdesk.domain.orientations.answers import (
    Answers,
    CostFit,
    FicheFit,
    Fits,
    Ground,
    GroundFiche,
    Orientation,
)
from leaderdesk.domain.orientations.cash import look_at_cash
from leaderdesk.domain.reasons.cashflow import reasons_of_cash
from leaderdesk.domain.reasons.financing import reasons_of_fund
from leaderdesk.domain.steps import Step, Value, step
from leaderdesk.domain.text import folded

# What can be looked at in ten minutes; quotes, pieces and contracts come with the file.
_FIRST = (TerritoryRule, ApplicantRule, AmountRule, StartRule, CofundingRule, EuropeanMoneyRule)
# What nobody can mend: a "no" from one of these is a "no".
_FATAL = frozenset({"seat_outside", "seat_outside_no_benefit", "kind_left_out", "nature_left_out", "operation_lost"})
_SAYING = (
    *("about", "legal_kind", "nature", "is_inside", "has_started", "costs", "public_funds"),
    *("starts_on", "ends_on", "opening"),
)
_MOST_WORDS = 5


def orient(answers: Answers, ground: Ground) -> Orientation:
    """Everything that follows from what was said so far."""
    answers = _placed(answers, ground)
    fiches = match_fiches(answers, ground)
    fiche = _chosen(answers, fiches, ground)
    costs = tuple(_fit_cost(cost.kind, cost.amount, ground) for cost in answers.costs)
    plan, result = _plan(answers, costs, fiche)
    results = _look(answers, costs, fiche, result)
    cash = look_at_cash(answers, result.fund, ground.payment_delays) if result else None
    missing = tuple(name for name in _SAYING if getattr(answers, name) in (None, "", ()))
    reasons = tuple(_reasons(fiche, costs, result, results, cash.outlooks if cash else None))
    return Orientation(
        fits=_fits(fiche, result, results, missing),
        reasons=reasons,
        fiches=fiches,
        fiche_id=fiche.id if fiche else None,
        costs=costs,
        plan=result,
        plan_steps=reasons_of_fund(plan, fiche.rules.financing(), result)
        if plan and fiche and fiche.rules and result
        else (),
        results=results,
        questions=tuple(each.question for each in fiche.checklist.items if each.is_manual) if fiche else (),
        cash=cash.outlooks if cash else None,
        cash_steps=reasons_of_cash(cash.plan, cash.outlooks) if cash else (),
        other_funds=tuple(
            each
            for each in ground.other_funds
            if each.suits(answers.legal_kind, answers.about, answers.total_cost or None)
        ),
        missing=missing,
    )


def match_fiches(answers: Answers, ground: Ground) -> tuple[FicheFit, ...]:
    """The fiches-actions that speak of what was said, those with the most words in common first."""
    said = stems_of(answers.about)
    found = []
    for rank, fiche in enumerate(ground.fiches):
        theirs = stems_of(f"{fiche.title} {fiche.purpose}")
        shared = said & theirs
        if shared:
            words = dict.fromkeys(word for word, form in spelled_words(answers.about) if stem_of(form) in shared)
            found.append(
                (
                    -len(shared),
                    rank,
                    FicheFit(
                        fiche.id, fiche.code, fiche.title, tuple(words)[:_MOST_WORDS], 1000 * len(shared) // len(said)
                    ),
                )
            )
    return tuple(each for _, _, each in sorted(found, key=lambda each: each[:2]))


def _placed(answers: Answers, ground: Ground) -> Answers:
    """With the communes of the territory, the commune says whether the seat is inside."""
    if answers.is_inside is not None or not answers.commune or not ground.communes:
        return answers
    return replace(answers, is_inside=folded(answers.commune) in {folded(each) for each in ground.communes})


def _chosen(answers: Answers, fiches: Sequence[FicheFit], ground: Ground) -> GroundFiche | None:
    """The fiche-action that was chosen, else the only one that is the likeliest."""
    key = answers.fiche_id
    if key is None and fiches and (len(fiches) == 1 or fiches[0].likeness > fiches[1].likeness):
        key = fiches[0].id
    return next((each for each in ground.fiches if each.id == key), None)


def _fit_cost(kind: str, amount: Fraction, ground: Ground) -> CostFit:
    if kind in ground.cost_rules.excluded:
        return CostFit(kind, amount, is_fundable=False, reason="excluded")
    if kind == "in_kind" and ground.cost_rules.in_kind_rate is not None:
        return CostFit(kind, amount, is_fundable=True, reason="limited")
    return CostFit(kind, amount, is_fundable=True)


def _plan(
    answers: Answers, costs: Sequence[CostFit], fiche: GroundFiche | None
) -> tuple[Plan | None, Financing | None]:
    """The fund that the rules would leave; none before there is a cost and a fiche-action with rules."""
    if fiche is None or fiche.rules is None or not answers.total_cost:
        return None, None
    plan = Plan(
        total_cost=answers.total_cost,
        eligible=sum((cost.amount for cost in costs if cost.is_fundable), Fraction()),
        holder=answers.nature or "private",
        revenue=answers.revenue or Fraction(),
        public_funds=_lines("public", answers.public_funds),
        private_funds=_lines("private", answers.private_funds),
    )
    try:
        return plan, compute_fund(plan, fiche.rules.financing())
    except WrongInput:
        return plan, None


def _lines(name: str, amount: Fraction | None) -> tuple[FundingLine, ...]:
    return (FundingLine(name, amount),) if amount else ()


def _look(
    answers: Answers, costs: Sequence[CostFit], fiche: GroundFiche | None, result: Financing | None
) -> tuple[Result, ...]:
    """The checks that what was said can already answer."""
    if fiche is None:
        return ()
    facts = _facts(answers, costs, result)
    found = []
    for item in fiche.checklist.items:
        if item.rule is None or not isinstance(item.rule, _FIRST) or (_is_of_kind(item) and not answers.legal_kind):
            continue
        looks = tuple(look for look in item.rule.look(facts) if look.step.code != "siret_missing")
        found.append(Result(item.code, gravest(looks), looks, item.source, item.is_blocking))
    return tuple(found)


def _is_of_kind(item: Item) -> bool:
    return isinstance(item.rule, ApplicantRule)


def _facts(answers: Answers, costs: Sequence[CostFit], result: Financing | None) -> Facts:
    # Nothing was acknowledged yet: whatever binds the holder before today is too early.
    started = answers.started_on or answers.on - timedelta(days=1)
    commitments = {None: None, False: (), True: (Commitment("order", started),)}[answers.has_started]
    lines = (
        ("european", result.fund if result else None, None),
        ("public", answers.public_funds, answers.european_counterpart),
        ("private", answers.private_funds, answers.european_counterpart),
    )
    return Facts(
        on=answers.on,
        number="",
        holder=HolderFacts(answers.legal_kind, answers.nature or "private", answers.siret, answers.is_inside),
        inside_share=Fraction(1) if answers.is_inside or answers.benefits_territory else None,
        benefits_territory=answers.benefits_territory,
        eligible_from=answers.on,
        regime=answers.regime,
        costs=tuple(
            CostFacts(
                cost.kind, cost.kind, cost.amount, cost.amount if cost.is_fundable else Fraction(), (), commitments
            )
            for cost in costs
        ),
        funding=tuple(
            FundingFacts(nature, amount, is_european_money=origin) for nature, amount, origin in lines if amount
        ),
    )


def _fits(
    fiche: GroundFiche | None, result: Financing | None, results: Sequence[Result], missing: Sequence[str]
) -> Fits:
    """No for what nobody can mend; yes when a fiche-action, the money and every check said so; else perhaps."""
    looks = [look for each in results if each.is_blocking for look in each.looks]
    if any(_is_fatal(look) for look in looks):
        return "no"
    is_open = fiche is None or result is None or result.is_refused or bool(result.fund <= 0)
    told = {"legal_kind", "nature", "is_inside", "has_started", "costs"}
    if is_open or told & set(missing) or any(look.outcome == "fail" for look in looks):
        return "perhaps"
    return "yes"


def _is_fatal(look: Look) -> bool:
    return look.outcome == "fail" and look.step.code in _FATAL


def _reasons(
    fiche: GroundFiche | None,
    costs: Sequence[CostFit],
    result: Financing | None,
    results: Sequence[Result],
    cash: dict[str, Outlook] | None,
) -> Iterator[Step]:
    """Why, the gravest first: what fails (as the check says it), the fiche-action, the money, the cash to carry."""
    yield from (look.step for each in results for look in each.looks if look.outcome == "fail")
    yield step("orientation.fiche", fiche=f"{fiche.code} {fiche.title}") if fiche else step("orientation.no_fiche")
    if fiche is not None and fiche.rules is None:
        yield step("orientation.no_rules")
    left_out = sum((cost.amount for cost in costs if not cost.is_fundable), Fraction())
    if left_out:
        yield step("orientation.left_out", amount=left_out)
    if result is not None:
        yield from _reasons_of_money(result)
    if cash is not None:
        likely = cash["likely"]
        data: dict[str, Value] = {"bridge": likely.bridge, "gap": likely.gap, "months": likely.months_carried}
        yield Step(f"orientation.cash.{likely.level}", data)


def _reasons_of_money(result: Financing) -> Iterator[Step]:
    if result.fund > 0:
        yield step("orientation.fund", fund=result.fund, own=result.own)
    else:
        yield step("orientation.no_fund")
    for reason in result.reasons:
        # Said above already.
        if reason != "no_feader":
            yield step("orientation.refused", reason=reason)
