"""What other rules would have given to the projects that the committee has already seen: nothing is decided here.

First come: each project is served in the order of its sitting, as long as its pot has money. One call: all of them are
ranked on their notes, the best first, those of one note by the order of their sittings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.envelopes.maquettes import Pot
from leaderdesk.domain.inputs import WrongInput

Way = Literal["first_come", "call"]
Fate = Literal["funded", "below_threshold", "not_scored", "no_money"]


@dataclass(frozen=True, slots=True)
class PastProject:
    """A project as the committee saw it last: its day, its note as a part of the most, what it asked, what it got."""

    dossier: str
    on: date
    pot: Pot
    asked: Fraction
    score: Fraction | None
    was_funded: bool


@dataclass(frozen=True, slots=True)
class ReplayRules:
    """Who is served first, and the note below which nobody is; none asks for no note."""

    way: Way = "first_come"
    threshold: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a project would have got, and what its pot had left when its turn came."""

    project: PastProject
    fate: Fate
    left_before: Fraction

    @property
    def is_funded(self) -> bool:
        """True for one that would have been given what it asked."""
        return self.fate == "funded"

    @property
    def differs(self) -> bool:
        """True where the committee did otherwise."""
        return self.is_funded != self.project.was_funded


@dataclass(frozen=True, slots=True)
class Replay:
    """Every project in the order in which it was served, and what each pot would have left."""

    lines: tuple[Replayed, ...]
    left: Mapping[Pot, Fraction]

    @property
    def differences(self) -> tuple[Replayed, ...]:
        """Those whose fate would have been another."""
        return tuple(each for each in self.lines if each.differs)


def replay(projects: Sequence[PastProject], pots: Mapping[Pot, Fraction], rules: ReplayRules) -> Replay:
    """Go through the projects once, each served whole or not at all."""
    left, lines = dict(pots), list[Replayed]()
    for each in sorted(projects, key=lambda project: _rank(project, rules.way)):
        if each.pot not in left:
            raise WrongInput("pot_unknown", place=f"projects[{each.dossier}]", pot=str(each.pot))
        before = left[each.pot]
        fate = _fate(each, rules, before)
        if fate == "funded":
            left[each.pot] = before - each.asked
        lines.append(Replayed(each, fate, before))
    return Replay(tuple(lines), left)


def _rank(project: PastProject, way: Way) -> tuple[Fraction, date, str]:
    """First come forgets the notes; in a call, who has none comes last."""
    note = Fraction(-1) if project.score is None else project.score
    return -note if way == "call" else Fraction(0), project.on, project.dossier


def _fate(project: PastProject, rules: ReplayRules, left: Fraction) -> Fate:
    if project.score is None and (rules.way == "call" or rules.threshold is not None):
        return "not_scored"
    if rules.threshold is not None and project.score is not None and project.score < rules.threshold:
        return "below_threshold"
    return "funded" if project.asked <= left else "no_money"
