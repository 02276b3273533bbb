"""A checklist as a text: each item with its rule and the rule's parameters as data, its source, its question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from leaderdesk.domain.eligibility.aid_regimes import AidRegimeRule
from leaderdesk.domain.eligibility.amounts import AmountRule, OwnShareRule
from leaderdesk.domain.eligibility.applicants import ApplicantRule
from leaderdesk.domain.eligibility.checklists import Checklist, Item, Rule
from leaderdesk.domain.eligibility.cofunding import CofundingRule, EuropeanMoneyRule
from leaderdesk.domain.eligibility.de_minimis import DeMinimisRule
from leaderdesk.domain.eligibility.pieces import PieceRule
from leaderdesk.domain.eligibility.presets import usual_checklist
from leaderdesk.domain.eligibility.procurement import ProcurementRule
from leaderdesk.domain.eligibility.quotes import QuoteRule
from leaderdesk.domain.eligibility.starts import StartRule
from leaderdesk.domain.eligibility.territories import TerritoryRule
from leaderdesk.domain.exact import CENT
from leaderdesk.domain.holders import LEGAL_KINDS, NATURES
from leaderdesk.domain.programmes.kept import read_kept, write_kept
from leaderdesk.domain.programmes.problems import Problem, blocks, warns
from leaderdesk.domain.programmes.rules import Rules

RULE_KINDS: dict[str, type] = {
    "territory": TerritoryRule,
    "applicant": ApplicantRule,
    "amount": AmountRule,
    "own_share": OwnShareRule,
    "start": StartRule,
    "quotes": QuoteRule,
    "cofunding": CofundingRule,
    "european_money": EuropeanMoneyRule,
    "aid_regime": AidRegimeRule,
    "de_minimis": DeMinimisRule,
    "procurement": ProcurementRule,
    "pieces": PieceRule,
}
KINDS = {Rule | None: RULE_KINDS}
_BLANK_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Items:
    """What a checklist holds, without its fiche-action, its version and its day."""

    items: tuple[Item, ...]


def kind_of(rule: Rule) -> str:
    """The word of a rule's class."""
    return next(word for word, each in RULE_KINDS.items() if type(rule) is each)


def usual_items(rules: Rules | None = None) -> tuple[Item, ...]:
    """The usual checks, on the floors and caps of the fiche-action's own money rules and on the programme's regimes."""
    amounts = tuple(_amounts(rules)) if rules else ()
    items = tuple(_followed(each) for each in usual_checklist("", _BLANK_DAY, amounts=amounts).items)
    if rules is None or not rules.early_start_loses_operation:
        return items
    return tuple(replace(each, rule=StartRule("operation")) if each.code == "start" else each for each in items)


def problems_of_checklist(items: Sequence[Item]) -> tuple[Problem, ...]:
    """Everything wrong with a checklist, and what is probably not meant."""
    return tuple(_problems(items))


def write_checklist(items: Sequence[Item]) -> str:
    """The text of a checklist that a base keeps and a file shares."""
    return write_kept(Items(tuple(items)), Items, KINDS)


@lru_cache(maxsize=64)
def read_checklist(text: str, fiche: str, version: int, holds_from: date) -> Checklist:
    """The checklist of a kept text; the first problem is raised, as nobody is there to correct it."""
    return Checklist(fiche, version, holds_from, read_kept(text, Items, KINDS).items)


def _followed(item: Item) -> Item:
    """The same check on the regimes and ceilings of the programme, whatever they become."""
    own: dict[type, Rule] = {AidRegimeRule: AidRegimeRule(), DeMinimisRule: DeMinimisRule()}
    return replace(item, rule=own.get(type(item.rule), item.rule))


def _amounts(rules: Rules) -> Iterator[Item]:
    source = rules.source or ""
    for code, base, least, most in (
        ("eligible_amount", "eligible", rules.eligible_min, None),
        ("public_aid_amount", "public_aid", rules.public_aid_min, rules.public_aid_max),
        ("fund_amount", "european", rules.feader_min, rules.feader_max),
    ):
        if least is not None or most is not None:
            floor, cap = (None if each is None else each * CENT for each in (least, most))
            yield Item(code, source, AmountRule(base, floor, cap))  # type: ignore[arg-type]  # one of the four bases
    yield Item(
        "own_share", source, OwnShareRule(rules.min_own_rate, private_money_counts=rules.private_funds_count_as_own)
    )


def _problems(items: Sequence[Item]) -> Iterator[Problem]:
    if not items:
        yield blocks("no_item", "items")
    counts = Counter(item.code for item in items)
    for rank, item in enumerate(items):
        place = f"items[{rank}]"
        if not item.code.strip():
            yield blocks("missing", f"{place}.code")
        elif counts[item.code] > 1:
            yield blocks("check_twice", f"{place}.code", item=item.code)
        if item.is_manual and not item.question.strip():
            yield blocks("question_needed", f"{place}.question", item=item.code)
        if not item.source.strip():
            yield warns("source_missing", f"{place}.source", item=item.code)
        yield from _problems_of_rule(item.rule, f"{place}.rule")


def _problems_of_rule(rule: Rule | None, place: str) -> Iterator[Problem]:
    match rule:
        case AmountRule(_, None, None):
            yield warns("no_limit", place)
        case AmountRule(_, least, most) if least is not None and most is not None and least > most:
            yield blocks("floor_above_cap", f"{place}.minimum", floor=least, cap=most)
        case TerritoryRule(min_inside=share) if share > 1:
            yield blocks("above_one", f"{place}.min_inside")
        case OwnShareRule(min_rate=share) if share > 1:
            yield blocks("above_one", f"{place}.min_rate")
        case ApplicantRule():
            yield from _unknown(rule.allowed_kinds, LEGAL_KINDS, f"{place}.allowed_kinds")
            yield from _unknown(rule.excluded_kinds, LEGAL_KINDS, f"{place}.excluded_kinds")
            yield from _unknown(rule.allowed_natures, NATURES, f"{place}.allowed_natures")
        case PieceRule(needed):
            codes = Counter(each.code for each in needed)
            for rank, piece in enumerate(needed):
                if codes[piece.code] > 1:
                    yield blocks("repeated", f"{place}.needed[{rank}].code")
                yield from _unknown(piece.legal_kinds, LEGAL_KINDS, f"{place}.needed[{rank}].legal_kinds")
                yield from _unknown(piece.natures, NATURES, f"{place}.needed[{rank}].natures")
        case _:
            return


def _unknown(values: Sequence[str], known: Sequence[str], place: str) -> Iterator[Problem]:
    for value in values:
        if value not in known:
            yield blocks("unknown_choice", place, choices=", ".join(known))
