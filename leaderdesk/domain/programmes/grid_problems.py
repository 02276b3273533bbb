"""What is wrong with a grid that somebody edits, each problem at the line it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from leaderdesk.domain import scoring
from leaderdesk.domain.money import THOUSAND
from leaderdesk.domain.programmes.grid_sheets import CriterionSheet, GridSheet
from leaderdesk.domain.programmes.problems import Problem, blocks, warns
from leaderdesk.domain.ranking import CRITERION, POLICIES, RECEIVED

_HUNDRED = 100


def problems_of_grid(sheet: GridSheet) -> tuple[Problem, ...]:
    """Everything wrong with a grid, and what is probably not meant."""
    return tuple(_problems(sheet))


def _problems(sheet: GridSheet) -> Iterator[Problem]:
    """The criteria, the groups, the threshold, the tiers, the ties, then the choices."""
    if not sheet.criteria:
        yield blocks("no_criterion", "criteria")
    counts = Counter(each.key for each in sheet.criteria)
    for rank, criterion in enumerate(sheet.criteria):
        place = f"criteria[{rank}]"
        if counts[criterion.key] > 1:
            yield blocks("repeated", f"{place}.key")
        yield from _problems_of_criterion(sheet, criterion, place)
    if sheet.criteria and not scoring.maximum_of(sheet.rule()):
        yield blocks("no_points", "criteria")
    yield from _problems_of_groups(sheet)
    yield from _problems_of_threshold(sheet)
    yield from _problems_of_tiers(sheet)
    yield from _problems_of_ties(sheet)
    yield from _problems_of_choices(sheet)


def _problems_of_criterion(sheet: GridSheet, criterion: CriterionSheet, place: str) -> Iterator[Problem]:
    if not criterion.key.strip():
        yield blocks("missing", f"{place}.key")
    if not criterion.title.strip():
        yield warns("untitled", f"{place}.title")
    if criterion.max <= 0:
        yield blocks("not_above_zero", f"{place}.max")
    if criterion.weight < 0:
        yield blocks("negative", f"{place}.weight")
    elif not criterion.weight:
        yield warns("weightless", f"{place}.weight", criterion=criterion.title)
    yield from _problems_of_levels(criterion, place)
    least = criterion.eliminatory_min
    if least is not None and least > criterion.max:
        yield blocks("eliminates_everybody", f"{place}.eliminatory_min", most=criterion.max)
    if least is not None and criterion.is_bonus:
        yield warns("bonus_eliminates", f"{place}.eliminatory_min", criterion=criterion.title)
    if criterion.group is not None and criterion.group not in {each.key for each in sheet.groups}:
        yield blocks("unknown_group", f"{place}.group", group=criterion.group)
    if (criterion.max * THOUSAND).denominator != 1:
        yield blocks("too_fine", f"{place}.max")


def _problems_of_levels(criterion: CriterionSheet, place: str) -> Iterator[Problem]:
    points = [level.points for level in criterion.levels]
    counts = Counter(points)
    for rank, level in enumerate(criterion.levels):
        at = f"{place}.levels[{rank}]"
        if level.points > criterion.max:
            yield blocks("above_maximum", f"{at}.points")
        if level.points < 0:
            yield blocks("negative", f"{at}.points")
        if counts[level.points] > 1:
            yield blocks("repeated", f"{at}.points")
        if (level.points * THOUSAND).denominator != 1:
            yield blocks("too_fine", f"{at}.points")
        if not level.wording.strip():
            yield warns("wording_missing", f"{at}.wording", points=level.points)
    if len(points) == 1:
        yield warns("one_level", f"{place}.levels", criterion=criterion.title)
    if points and criterion.max not in points:
        yield warns("maximum_out_of_levels", f"{place}.max", best=max(points))


def _problems_of_groups(sheet: GridSheet) -> Iterator[Problem]:
    counts = Counter(each.key for each in sheet.groups)
    keys = {each.key for each in sheet.criteria}
    for rank, group in enumerate(sheet.groups):
        place = f"groups[{rank}]"
        members = sum(each.group == group.key for each in sheet.criteria)
        if counts[group.key] > 1 or group.key in keys:
            yield blocks("repeated", f"{place}.key")
        if not group.title.strip():
            yield warns("untitled", f"{place}.title")
        if not members:
            yield blocks("group_without_criterion", f"{place}.key")
        elif group.at_least > members:
            yield blocks("group_asks_too_many", f"{place}.at_least", members=members)
        if not 0 <= group.met_from <= 1:
            yield blocks("above_one" if group.met_from > 1 else "negative", f"{place}.met_from")


def _problems_of_threshold(sheet: GridSheet) -> Iterator[Problem]:
    threshold = sheet.threshold
    if threshold is None:
        return
    if threshold.op not in scoring.OPERATORS:
        yield blocks("unknown_choice", "threshold.op", choices=", ".join(scoring.OPERATORS))
    if threshold.unit not in scoring.UNITS:
        yield blocks("unknown_choice", "threshold.unit", choices=", ".join(scoring.UNITS))
        return
    if threshold.value < 0:
        yield blocks("negative", "threshold.value")
    most = reach_of(sheet)
    wanted = scoring.needed_points(threshold, scoring.maximum_of(sheet.rule()))
    if wanted > most or (wanted == most and threshold.op == ">"):
        yield blocks("threshold_out_of_reach", "threshold.value", most=most)


def _problems_of_tiers(sheet: GridSheet) -> Iterator[Problem]:
    """Each tier begins above the one before, and gives no less; none begins where no total comes."""
    counts = Counter(each.start for each in sheet.rate_tiers)
    most = reach_of(sheet)
    for rank, tier in enumerate(sheet.rate_tiers):
        place = f"rate_tiers[{rank}]"
        before = sheet.rate_tiers[rank - 1] if rank else None
        if counts[tier.start] > 1:
            yield blocks("tiers_overlap", f"{place}.start")
        elif before is not None and tier.start < before.start:
            yield warns("tiers_unordered", f"{place}.start")
        if before is not None and tier.start > before.start and tier.rate < before.rate:
            yield warns("tier_falls", f"{place}.rate")
        if not 0 <= tier.rate <= 1:
            yield blocks("above_one" if tier.rate > 1 else "negative", f"{place}.rate")
        if tier.start > most:
            yield warns("tier_out_of_reach", f"{place}.start", most=most)
    if sheet.rate_tiers and _lowest_pass(sheet) < min(counts):
        yield warns("pass_without_rate", "rate_tiers", start=min(counts))


def _problems_of_ties(sheet: GridSheet) -> Iterator[Problem]:
    counts = Counter(sheet.ties)
    keys = {each.key for each in sheet.criteria}
    for rank, tie in enumerate(sheet.ties):
        place = f"ties[{rank}]"
        if counts[tie] > 1:
            yield blocks("repeated", place)
        if tie != RECEIVED and tie.removeprefix(CRITERION) == tie:
            yield blocks("unknown_tie_rule", place)
        elif tie != RECEIVED and tie.removeprefix(CRITERION) not in keys:
            yield blocks("tie_on_nothing", place, criterion=tie.removeprefix(CRITERION))


def _problems_of_choices(sheet: GridSheet) -> Iterator[Problem]:
    known = (
        ("aggregate", sheet.aggregate, scoring.AGGREGATES),
        ("optional_missing", sheet.optional_missing, scoring.OPTIONAL_MISSING),
        ("policy", sheet.policy, POLICIES),
    )
    for place, value, choices in known:
        if value not in choices:
            yield blocks("unknown_choice", place, choices=", ".join(choices))
    if sheet.min_ballots < 1:
        yield blocks("not_above_zero", "min_ballots")


def reach_of(sheet: GridSheet) -> Fraction:
    """The most points that a project may have, bonus included."""
    return sum((each.weight * each.max for each in sheet.criteria), scoring.ZERO)


def _lowest_pass(sheet: GridSheet) -> Fraction:
    threshold = sheet.threshold
    if threshold is None:
        return scoring.ZERO
    return (
        threshold.value * scoring.maximum_of(sheet.rule()) / _HUNDRED
        if threshold.unit == "percent"
        else threshold.value
    )
