"""The state of a dossier told by crosses, a column for each step: the last crossed in the life of a dossier."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from leaderdesk.domain.workbooks.cells import Cell
from leaderdesk.domain.workbooks.fields import STEP
from leaderdesk.domain.workbooks.reading.texts import text_of, tidy
from leaderdesk.domain.workbooks.reading.told import NOTHING, Told, doubtful, nothing_in, says_nothing, sure
from leaderdesk.domain.workbooks.verdicts import Problem, Value

CROSSED = frozenset({"x", "xx", "oui", "o", "ok", "vu", "fait", "vrai", "1", "✓", "✔", "☑", "☒", "v"})
NOT_CROSSED = frozenset({"non", "n", "0", "faux", "☐", "□"})
# The life of a dossier, and the step from which one that ended otherwise cannot have gone so far.
_LIFE = (
    *("contact", "pre_request", "acknowledged", "opinion", "complete", "instructed", "postponed", "waiting_list"),
    *("programmed", "convention", "in_progress", "claimed", "in_control", "paid", "closed"),
)
_RANKS = {code: rank for rank, code in enumerate(_LIFE)}
_ENDS = {"refused": "programmed", "withdrawn": "claimed", "abandoned": "claimed", "deprogrammed": "claimed"}
# Where not every dossier goes.
_PASSING = frozenset({"contact", "opinion", "postponed", "waiting_list", "in_control"})


def read_cross(cell: Cell) -> Told:
    """A box of a step: crossed, or nothing; what is neither is asked."""
    empty = nothing_in(cell)
    if empty is not None:
        return empty
    said = tidy(text_of(cell)).casefold()
    if said in CROSSED:
        return sure("oui")
    is_empty = said in NOT_CROSSED or ("?" not in said and says_nothing(said))
    return NOTHING if is_empty else doubtful("step_unclear")


@dataclass(frozen=True, slots=True)
class _Step:
    """A column of crosses: the word of its heading, and the states it may stand for."""

    word: str
    column: int
    codes: tuple[str, ...]

    @property
    def is_end(self) -> bool:
        """True where the dossier goes no further."""
        return all(code in _ENDS for code in self.codes)

    @property
    def rank(self) -> tuple[int, bool]:
        """How far it is in the life of a dossier; of two as far, the one that is sure."""
        return max(_RANKS.get(code, -1) for code in self.codes), len(self.codes) == 1

    def is_before(self, other: _Step) -> bool:
        """True for a step that every dossier has passed before another."""
        is_sure = len(self.codes) == 1 and not self.is_end and self.codes[0] not in _PASSING
        return is_sure and self.rank < other.rank


class Steps:
    """The columns of crosses of one table, and what is read in each row."""

    def __init__(self, columns: Mapping[str, int], status: Callable[[Cell], Told]) -> None:
        told = {name: status(name.removeprefix(STEP)) for name in columns if name.startswith(STEP)}
        # A word that somebody said to stand for nothing is no step.
        self._steps = {
            name: _Step(name.removeprefix(STEP), columns[name], _codes(each)) if each.code or each.value else None
            for name, each in told.items()
        }

    def put(self, row: int, values: dict[str, Value], problems: list[Problem], *, is_typed: bool) -> None:
        """What the crosses of a row say, in place of each of them; nothing where somebody typed the state."""
        if not self._steps:
            return
        crossed = [step for name, step in self._steps.items() if values.pop(name, None) and step is not None]
        is_asked = any(each.weight != "remark" and _is_of_state(each.field) for each in problems)
        if not crossed or is_typed or is_asked:
            return
        furthest, against = _furthest(crossed)
        problem = _contradiction(against, row) if against else _unsure(furthest, row)
        known = values.get("status")
        if known is not None:
            is_agreed = not against and any(_agrees(str(known), code) for code in furthest.codes)
            problem = None if is_agreed else _told_twice(str(known), furthest, row)
        if problem is not None:
            values.pop("status", None)
            problems.append(problem)
            return
        values.setdefault("status", furthest.codes[0])
        problems += self._skipped(crossed, furthest, row)

    def _skipped(self, crossed: Sequence[_Step], furthest: _Step, row: int) -> list[Problem]:
        """The steps that a dossier must have passed, and that nobody crossed."""
        if furthest.is_end:
            return []
        left = [
            each
            for each in self._steps.values()
            if each is not None and each not in crossed and each.is_before(furthest)
        ]
        return [
            Problem("status", "step_skipped", "", row, each.column, "remark", data=(("step", each.word),))
            for each in left
        ]


def _codes(told: Told) -> tuple[str, ...]:
    return tuple(str(each) for each in ((told.value,) if told.value is not None else told.readings))


def _is_of_state(field: str) -> bool:
    return field == "status" or field.startswith(STEP)


def _furthest(crossed: Sequence[_Step]) -> tuple[_Step, list[_Step]]:
    """The step that the crosses of a row come to, and those that cannot be together."""
    unknown = next((each for each in crossed if not each.codes), None)
    if unknown is not None:
        return unknown, []
    ends = [each for each in crossed if each.is_end]
    alive = [each for each in crossed if not each.is_end]
    furthest = max(alive, key=lambda each: each.rank, default=None)
    if furthest is None:
        return ends[0], ends if len(ends) > 1 else []
    if not ends:
        return furthest, []
    limit = min(_RANKS[_ENDS[code]] for each in ends for code in each.codes)
    return ends[0], [*ends, furthest] if len(ends) > 1 or furthest.rank[0] >= limit else []


def _contradiction(steps: Sequence[_Step], row: int) -> Problem:
    codes = tuple(dict.fromkeys(code for each in steps for code in each.codes))
    told = " et ".join(f"« {each.word} »" for each in steps)
    data = (("steps", told),)
    return Problem("status", "steps_contradict", "", row, steps[0].column, "doubt", codes, data)


def _unsure(step: _Step, row: int) -> Problem | None:
    """The heading of a step that may be several states, or that nobody knows: it is asked once for all."""
    if len(step.codes) == 1:
        return None
    return Problem("status", "status_unknown", step.word, row, step.column, "doubt", step.codes)


def _agrees(known: str, told: str) -> bool:
    """True where a state that a column says is the one of the crosses, or one beyond."""
    if known == told or told in _ENDS:
        return known == told
    return known in _ENDS or _RANKS[known] >= _RANKS[told]


def _told_twice(known: str, step: _Step, row: int) -> Problem:
    return Problem("status", "told_twice", "", row, step.column, "doubt", tuple(dict.fromkeys((known, *step.codes))))
