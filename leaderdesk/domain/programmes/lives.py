"""The life that a programme gives its dossiers: a preset with its own lengths, or a whole life written out."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.lives.moves import Deadline, Life
from leaderdesk.domain.lives.presets import Delays, one_passage, two_passages
from leaderdesk.domain.programmes.plain import read_value, write_value
from leaderdesk.domain.programmes.problems import Problem

LIVES = ("one_passage", "two_passages", "call")
# A call is closed: what comes to the committee is decided or put on the waiting list, never brought back later.
_NOT_IN_A_CALL = "postponed"


@dataclass(frozen=True, slots=True)
class LifeChoice:
    """A preset and the lengths that the GAL gives its deadlines."""

    preset: str
    delays: Delays = field(default_factory=Delays)


def preset_life(name: str, delays: Delays | None = None) -> Life:
    """One of the lives to begin with."""
    if name not in LIVES:
        raise WrongInput("unknown_choice", place="preset", choices=", ".join(LIVES))
    if name == "two_passages":
        return two_passages(delays)
    life = one_passage(delays)
    return life if name == "one_passage" else _without(life, _NOT_IN_A_CALL)


def read_life(text: str) -> Life:
    """The life of a kept setting: the name of a preset, a preset with its lengths, or a whole life."""
    return _read(text)[0]


def read_choice(text: str) -> LifeChoice | None:
    """The preset and lengths of a kept setting; None for a life written out."""
    return _read(text)[1]


def write_choice(choice: LifeChoice) -> str:
    """The text of a preset with its lengths; its bare name where they are the usual ones."""
    if choice.delays == Delays():
        return choice.preset
    usual = Delays()
    names = [each.name for each in fields(Delays)]
    own = {name: getattr(choice.delays, name) for name in names if getattr(choice.delays, name) != getattr(usual, name)}
    return json.dumps({"preset": choice.preset, "delays": own})


def write_life(life: Life) -> str:
    """The text of a whole life."""
    return json.dumps(write_value(life, Life), ensure_ascii=False, indent=1)


@lru_cache(maxsize=8)
def _read(text: str) -> tuple[Life, LifeChoice | None]:
    if text in LIVES:
        return preset_life(text), LifeChoice(text)
    try:
        value = json.loads(text)
    except ValueError:
        raise WrongInput("unknown_choice", place="life", choices=", ".join(LIVES)) from None
    problems: list[Problem] = []
    kind = LifeChoice if isinstance(value, dict) and "preset" in value else Life
    read = read_value(value, kind, "", problems)
    if problems:
        raise WrongInput(problems[0].code, place=problems[0].place, **problems[0].data)
    if isinstance(read, LifeChoice):
        return preset_life(read.preset, read.delays), read
    return read, None


def _without(life: Life, code: str) -> Life:
    """The same life without a status, nor anything that speaks of it."""
    return Life(
        tuple(status for status in life.statuses if status.code != code),
        tuple(
            replace(move, deadlines=tuple(_freed(each, code) for each in move.deadlines))
            for move in life.moves
            if code not in (move.start, move.end)
        ),
    )


def _freed(deadline: Deadline, code: str) -> Deadline:
    met_by = tuple(each for each in deadline.met_by if each != code)
    return replace(deadline, met_by=met_by, dropped_by=tuple(each for each in deadline.dropped_by if each != code))
