"""Several columns that may be one field: which is taken, and when none is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from leaderdesk.domain.workbooks.columns.bare_names import are_titles, is_bare_name, is_of_people
from leaderdesk.domain.workbooks.columns.funder_columns import is_other_funders
from leaderdesk.domain.workbooks.columns.headings import spell
from leaderdesk.domain.workbooks.columns.judging import Judged, Seen
from leaderdesk.domain.workbooks.columns.meanings import AMENDED, SPELLING_COST, bent_words, stage_of
from leaderdesk.domain.workbooks.fields import OF_FUNDER, STEP, kind_of

# A column that lost its field takes another only where that one is as likely.
_AS_LIKELY = 15
# Two columns nearer than this are as sure as each other.
_AS_SURE = 10
_OTHERS = 650
_UNSETTLED = 550
# A funder of the base by its very name.
_NAMED = 900
_FILLED = 700
# Another column is surely the holder; « Nom » beside it is then the title.
_CLEAR, _NAME = 800, 750
# Fewer columns of crosses may say something else than how far dossiers are.
_FEWEST_STEPS = 3
_AMENDMENT, _FIRST = "avenant", "initial"
_EXACT = frozenset({"amount", "day", "rate", "siret", "names"})
# Money of the plan: beside it, a column headed by a funder is what this funder gives.
_PLAN = frozenset({"total_cost", "eligible_cost", "feader", "own_funds", "national_public"})


def settle(
    seen: Sequence[Seen], judged: Mapping[int, Sequence[Judged]], gone: set[str], least: int
) -> dict[int, Judged]:
    """The field of each column that is sure enough; each field once, the surest column first."""
    judged = _with_steps(seen, judged, gone, least)
    claims = [
        (each, may)
        for each in seen
        for may in judged[each.column]
        if may.field not in gone and may.level >= judged[each.column][0].level - _AS_LIKELY
    ]
    taxed = _taxed(claims)
    claims = [(each, replace(may, level=may.level - taxed.get((each.column, may.field), 0))) for each, may in claims]
    claims.sort(key=lambda claim: (-claim[1].level, claim[0].profile.said == 0, claim[0].column))
    taken: dict[int, Judged] = {}
    fields: set[str] = set()
    for place, (each, may) in enumerate(claims):
        if each.column in taken or may.field in fields or may.level < least:
            continue
        fields.add(may.field)
        rivals = [
            other for other in claims[place + 1 :] if other[1].field == may.field and other[0].column not in taken
        ]
        is_open = _is_amended(each, may, seen) or _is_of_several_funds(may, seen)
        settled = replace(may, level=_UNSETTLED) if is_open else _contested(each, may, rivals)
        if settled.level >= least:
            taken[each.column] = settled
    return _with_funders(seen, _with_name(seen, taken, gone), judged)


def _with_steps(
    seen: Sequence[Seen], judged: Mapping[int, Sequence[Judged]], gone: set[str], least: int
) -> Mapping[int, Sequence[Judged]]:
    """Crosses tell the state where there are several columns of them, and no column that says it in words."""
    found = [may for each in seen for may in judged[each.column]]
    has_state = "status" in gone or any(may.field == "status" and may.level >= least for may in found)
    steps = {may.field for may in found if may.field.startswith(STEP)}
    if not has_state and len(steps) >= _FEWEST_STEPS:
        return judged
    return {
        column: [may for may in each if not may.field.startswith(STEP)] if steps else each
        for column, each in judged.items()
    }


def _with_name(seen: Sequence[Seen], taken: dict[int, Judged], gone: set[str]) -> dict[int, Judged]:
    """« Nom » is the title where nothing else is, another column surely is the holder, and its cells tell projects."""
    fields = {each.field: each.level for each in taken.values()}
    has_holder = "holder_name" in gone or fields.get("holder_name", 0) >= _CLEAR
    if "title" in gone or "title" in fields or not has_holder or any(is_of_people(each.heading) for each in seen):
        return taken
    named = [each.column for each in seen if is_bare_name(each.heading) and are_titles(each.profile)]
    is_one = len(named) == 1 and named[0] not in taken
    return {**taken, named[0]: Judged("title", _NAME, "values")} if is_one else taken


def _taxed(claims: Sequence[tuple[Seen, Judged]]) -> dict[tuple[int, str], int]:
    """Beside the same without taxes, what is with taxes gives way; unless the eligible cost is with taxes too."""
    eligible = {mark for each, may in claims if may.field == "eligible_cost" for mark in _taxes(each)}
    giving_way = "ht" if eligible == {"ttc"} else "ttc"
    kept = "ttc" if giving_way == "ht" else "ht"
    found = _superseded(claims)
    for each, may in claims:
        twins = [other for other, same in claims if same.field == may.field and kept in _taxes(other)]
        if giving_way in _taxes(each) and twins and kind_of(may.field) == "amount":
            found[each.column, may.field] = 60
    return found


def _superseded(claims: Sequence[tuple[Seen, Judged]]) -> dict[tuple[int, str], int]:
    """Beside what a convention or an amendment made of an amount, what was before gives way; it stands without."""
    found: dict[tuple[int, str], int] = {}
    for field in {may.field for _, may in claims if kind_of(may.field) == "amount"}:
        stages = {each.column: stage_of(field, each.heading) for each, may in claims if may.field == field}
        last = max(stages.values())
        found |= {(column, field): 60 for column, stage in stages.items() if stage < last}
    return found


def _taxes(seen: Seen) -> frozenset[str]:
    return spell(seen.heading).marks & {"ht", "ttc"}


def _contested(seen: Seen, may: Judged, rivals: Sequence[tuple[Seen, Judged]]) -> Judged:
    """A field that another column says as surely: not taken where their cells differ, as nothing tells which it is."""
    near = [other for other, same in rivals if _unbent(may) - _unbent(same) < _AS_SURE and other.profile.said]
    if not near or kind_of(may.field) not in _EXACT:
        return may
    differs = any(other.examples != seen.examples for other in near)
    return replace(may, level=_UNSETTLED) if differs else may


def _is_amended(taken: Seen, may: Judged, seen: Sequence[Seen]) -> bool:
    """True for an amount beside those of its amendments, which may be what they add or what they make of it."""
    words = bent_words(taken.heading) - {"montant"}
    if may.field not in _PLAN or _AMENDMENT in words or stage_of(may.field, taken.heading) == AMENDED:
        return False
    beside = (each for each in seen if _AMENDMENT in (said := bent_words(each.heading)) and words & {_FIRST, *said})
    return any(each.profile.share("number", "amount") > each.profile.share("small") for each in beside)


def _is_of_several_funds(may: Judged, seen: Sequence[Seen]) -> bool:
    """True for what was paid beside a column that says of which fund, where it is not one for all."""
    funds = (each.profile.words for each in seen if spell(each.heading).words == ("fonds",))
    return may.field == "paid" and any(len(words) > 1 for words in funds)


def _unbent(may: Judged) -> int:
    """How sure a heading would be, spelled right: a slip of the pen makes a rival none the less."""
    return may.level + (SPELLING_COST if may.why == "spelling" else 0)


def _with_funders(
    seen: Sequence[Seen], taken: dict[int, Judged], judged: Mapping[int, Sequence[Judged]]
) -> dict[int, Judged]:
    """Columns of funders stand beside a plan; one that a field of ours also names needs another of them beside it."""
    funders = {column for column, each in taken.items() if each.field.startswith(OF_FUNDER)}
    has_plan = any(each.field in _PLAN for each in taken.values())
    if not has_plan:
        return {column: each for column, each in taken.items() if column not in funders}
    alone = {
        column
        for column in funders
        if len(funders) == 1
        and any(not each.field.startswith(OF_FUNDER) for each in judged[column])
        and not any(each.field.startswith(OF_FUNDER) and each.level >= _NAMED for each in judged[column])
    }
    found = {column: each for column, each in taken.items() if column not in alone}
    if funders - alone:
        for each in seen:
            if (
                each.column not in found
                and is_other_funders(each.heading)
                and each.profile.share("number", "amount") > _FILLED
            ):
                found[each.column] = Judged(f"{OF_FUNDER}{each.heading}", _OTHERS, "heading")
    return found
