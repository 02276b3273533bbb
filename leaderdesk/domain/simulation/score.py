"""A grid and its scoring sheets from plain values, and the score back."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from leaderdesk.domain import scoring
from leaderdesk.domain.exact import shown
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.scoring import Ballot, BallotFault, Criterion, Grid, Group, RateTier, Score, Threshold
from leaderdesk.domain.simulation.fields import Fields, read_amount, read_number, refuse_repeated

SHEETS = ("grid", "ballots")
GRID = Grid.__slots__
CRITERION = Criterion.__slots__
GROUP = Group.__slots__
THRESHOLD = Threshold.__slots__
TIER = ("from", "rate")
BALLOT = Ballot.__slots__


def read(value: object) -> tuple[Grid, tuple[Ballot, ...]]:
    """The grid and the sheets."""
    fields = Fields(value, "", SHEETS)
    fields.need("grid")
    grid = read_grid(fields.value("grid"), fields.at("grid"))
    sheets = [(place, Fields(item, place, BALLOT)) for place, item in fields.each("ballots")]
    ballots = tuple(Ballot(sheet.text("member"), _notes(sheet)) for _, sheet in sheets)
    refuse_repeated([each.member for each in ballots], [f"{place}.member" for place, _ in sheets])
    return grid, ballots


def read_grid(value: object, place: str) -> Grid:
    """A grid of criteria."""
    fields = Fields(value, place, GRID)
    criteria = tuple(_criterion(Fields(item, at, CRITERION)) for at, item in fields.each("criteria"))
    if not criteria:
        raise WrongInput("missing", place=fields.at("criteria"))
    refuse_repeated([each.key for each in criteria], [f"{at}.key" for at, _ in fields.each("criteria")])
    threshold = fields.value("threshold")
    return Grid(
        criteria=criteria,
        groups=_groups(fields, {each.group for each in criteria}),
        threshold=None if threshold is None else _threshold(Fields(threshold, fields.at("threshold"), THRESHOLD)),
        aggregate=fields.choice("aggregate", scoring.AGGREGATES, "mean"),
        optional_missing=fields.choice("optional_missing", scoring.OPTIONAL_MISSING, "zero"),
        min_ballots=fields.count("min_ballots", 1, least=1),
        rate_tiers=_tiers(fields),
    )


def write(result: Score | BallotFault) -> dict[str, Any]:
    """What is shown of a score; a fault of a sheet is a result."""
    if isinstance(result, BallotFault):
        return {"error": result.error}
    return {
        "counted": list(result.counted),
        "set_aside": list(result.set_aside),
        "criteria": {key: shown(value) for key, value in result.values.items()},
        "maximum": shown(result.maximum),
        "total": _shown(result.total),
        "percent": _shown(result.percent),
        "verdict": result.verdict,
        "eliminated_by": list(result.eliminated_by),
        "rate": _shown(result.rate),
    }


def _criterion(fields: Fields) -> Criterion:
    best = fields.amount("max")
    if not best:
        raise WrongInput("not_above_zero", place=fields.at("max"))
    eliminatory_min = fields.maybe_amount("eliminatory_min")
    if eliminatory_min is not None and eliminatory_min > best:
        raise WrongInput("above_maximum", place=fields.at("eliminatory_min"))
    return Criterion(
        key=fields.text("key"),
        max=best,
        weight=fields.amount("weight", scoring.ONE),
        levels=_levels(fields, best),
        eliminatory_min=eliminatory_min,
        group=fields.maybe_text("group"),
        required=fields.flag("required", default=True),
        bonus=fields.flag("bonus", default=False),
    )


def _levels(fields: Fields, best: Fraction) -> tuple[Fraction, ...]:
    levels = []
    for place, item in fields.each("levels"):
        level = read_amount(item, place)
        if level > best:
            raise WrongInput("above_maximum", place=place)
        levels.append(level)
    return tuple(levels)


def _groups(fields: Fields, known: set[str | None]) -> tuple[Group, ...]:
    groups, places = [], []
    for place, item in fields.each("groups"):
        group = Fields(item, place, GROUP)
        key = group.text("key")
        if key not in known:
            raise WrongInput("group_without_criterion", place=group.at("key"))
        groups.append(Group(key, group.count("at_least"), group.share("met_from", scoring.HALF)))
        places.append(group.at("key"))
    refuse_repeated([each.key for each in groups], places)
    return tuple(groups)


def _threshold(fields: Fields) -> Threshold:
    return Threshold(
        value=fields.amount("value"),
        op=fields.choice("op", scoring.OPERATORS, ">="),
        unit=fields.choice("unit", scoring.UNITS, "points"),
    )


def _tiers(fields: Fields) -> tuple[RateTier, ...]:
    tiers, places = [], []
    for place, item in fields.each("rate_tiers"):
        tier = Fields(item, place, TIER)
        tiers.append(RateTier(tier.amount("from"), tier.share("rate")))
        places.append(tier.at("from"))
    # Two rates from one total: the list's order would choose.
    refuse_repeated([str(each.start) for each in tiers], places)
    return tuple(tiers)


def _notes(sheet: Fields) -> dict[str, Fraction | None]:
    """A note below zero is off the scale, which is a result and not a wrong input."""
    return {key: None if note is None else read_number(note, place) for key, place, note in sheet.entries("notes")}


def _shown(value: Fraction | None) -> str | None:
    return None if value is None else shown(value)
