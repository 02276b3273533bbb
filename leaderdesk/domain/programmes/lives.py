"""The life that a programme gives its dossiers: a preset with its own lengths, or a whole life written out."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from functools import lru_cache

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.lives.moves import Deadline, Life
from leaderdesk.domain.lives.presets import Delays, one_passage, two_passages
from leaderdesk.domain.programmes.kept import parsed, read_kept, write_kept, written

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
    return written({"preset": choice.preset, "delays": own})


def write_life(life: Life) -> str:
    """The text of a whole life."""
    return write_kept(life, Life)


@lru_cache(maxsize=8)
def _read(text: str) -> tuple[Life, LifeChoice | None]:
    if text in LIVES:
        return preset_life(text), LifeChoice(text)
    if not text.startswith("{"):
        raise WrongInput("unknown_choice", place="life", choices=", ".join(LIVES))
    value = parsed(text)
    if isinstance(value, dict) and "preset" in value:
        choice = read_kept(text, LifeChoice)
        return preset_life(choice.preset, choice.delays), choice
    return read_kept(text, Life), None


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
