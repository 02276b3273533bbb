"""Projects and an envelope from plain values, and their ranks back."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from leaderdesk.domain import ranking
from leaderdesk.domain.exact import shown
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.ranking import CRITERION, RECEIVED, Project, Ranking
from leaderdesk.domain.scoring import VERDICTS
from leaderdesk.domain.simulation.fields import Fields, read_amount, read_moment, read_text, refuse_repeated

CALL = ("envelope", "policy", "ties", "projects")
PROJECT = ("key", "total", "received", "amount", "verdict", "criteria")


@dataclass(frozen=True, slots=True)
class Call:
    """All that ranks the projects of one envelope."""

    envelope: Fraction
    policy: str
    ties: tuple[str, ...]
    projects: tuple[Project, ...]


def read(value: object) -> Call:
    """The envelope, the rules and the projects."""
    fields = Fields(value, "", CALL)
    items = list(fields.each("projects"))
    projects = tuple(_project(Fields(item, place, PROJECT)) for place, item in items)
    refuse_repeated([each.key for each in projects], [f"{place}.key" for place, _ in items])
    known = {key for item in items for key in _criteria_of(item[1])}
    return Call(
        envelope=fields.amount("envelope"),
        policy=fields.choice("policy", ranking.POLICIES, ranking.STOP),
        ties=tuple(_tie(item, place, known) for place, item in fields.each("ties")),
        projects=projects,
    )


def write(result: Ranking) -> dict[str, Any]:
    """What is shown of a ranking."""
    places = {
        key: {"rank": place.rank, "tie_broken_by": place.tie_broken_by, "outcome": place.outcome}
        for key, place in result.places.items()
    }
    return {"projects": places, "left": shown(result.left)}


def _tie(value: object, place: str, known: set[str]) -> str:
    rule = read_text(value, place)
    if rule == RECEIVED:
        return rule
    criterion = rule.removeprefix(CRITERION)
    if not rule.startswith(CRITERION) or not criterion.strip():
        raise WrongInput("unknown_tie_rule", place=place)
    # Where projects have criteria and none of them this one, its name is misspelt: it would tell nobody apart.
    if known and criterion not in known:
        raise WrongInput("unknown_tie_criterion", place=place, criterion=criterion, choices=", ".join(sorted(known)))
    return rule


def _criteria_of(item: object) -> list[str]:
    """The criteria that a project names, with or without a value."""
    criteria = item.get("criteria") if isinstance(item, dict) else None
    return list(criteria) if isinstance(criteria, dict) else []


def _project(fields: Fields) -> Project:
    verdict = fields.choice("verdict", VERDICTS)
    if verdict == ranking.PASS:
        # The others are neither ranked nor funded: they go without.
        fields.need("total", "amount")
    received = fields.value("received")
    return Project(
        key=fields.text("key"),
        verdict=verdict,
        total=fields.amount("total", ranking.ZERO),
        amount=fields.amount("amount", ranking.ZERO),
        received=None if received is None else read_moment(received, fields.at("received")),
        criteria={key: read_amount(note, place) for key, place, note in fields.entries("criteria") if note is not None},
    )
