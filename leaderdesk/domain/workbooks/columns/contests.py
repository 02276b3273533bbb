"""Several columns that may be one field: which is taken, and when none is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from leaderdesk.domain.workbooks.columns.funder_columns import is_other_funders
from leaderdesk.domain.workbooks.columns.headings import spell
from leaderdesk.domain.workbooks.columns.judging import Judged, Seen
from leaderdesk.domain.workbooks.fields import OF_FUNDER, kind_of

# A column that lost its field takes another only where that one is as likely.
_AS_LIKELY = 15
# Two columns nearer than this are as sure as each other.
_AS_SURE = 10
_OTHERS = 650
_UNSETTLED = 550
# A funder of the base by its very name.
_NAMED = 900
_FILLED = 700
_EXACT = frozenset({"amount", "day", "rate", "siret", "names"})
# Money of the plan: beside it, a column headed by a funder is what this funder gives.
_PLAN = frozenset({"total_cost", "eligible_cost", "feader", "own_funds", "national_public"})


def settle(
    seen: Sequence[Seen], judged: Mapping[int, Sequence[Judged]], gone: set[str], least: int
) -> dict[int, Judged]:
    """The field of each column that is sure enough; each field once, the surest column first."""
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
        settled = _contested(each, may, rivals)
        if settled.level >= least:
            taken[each.column] = settled
    return _with_funders(seen, taken, judged)


def _taxed(claims: Sequence[tuple[Seen, Judged]]) -> dict[tuple[int, str], int]:
    """Beside the same without taxes, what is with taxes gives way; unless the eligible cost is with taxes too."""
    eligible = {mark for each, may in claims if may.field == "eligible_cost" for mark in _taxes(each)}
    giving_way = "ht" if eligible == {"ttc"} else "ttc"
    kept = "ttc" if giving_way == "ht" else "ht"
    found = {}
    for each, may in claims:
        twins = [other for other, same in claims if same.field == may.field and kept in _taxes(other)]
        if giving_way in _taxes(each) and twins and kind_of(may.field) == "amount":
            found[each.column, may.field] = 60
    return found


def _taxes(seen: Seen) -> frozenset[str]:
    return spell(seen.heading).marks & {"ht", "ttc"}


def _contested(seen: Seen, may: Judged, rivals: Sequence[tuple[Seen, Judged]]) -> Judged:
    """A field that another column says as surely: not taken where their cells differ, as nothing tells which it is."""
    near = [other for other, same in rivals if may.level - same.level < _AS_SURE and other.profile.said]
    if not near or kind_of(may.field) not in _EXACT:
        return may
    differs = any(other.examples != seen.examples for other in near)
    return replace(may, level=_UNSETTLED) if differs else may


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
