"""How a GAL holds its committee, as one document of its settings: quorum, counting, majorities, silence, delays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from leaderdesk.domain import quorum as said
from leaderdesk.domain.committee.majorities import DEFAULT_MAJORITY, Majority
from leaderdesk.domain.committee.seats import DEFAULT_COUNTING, CountingRules
from leaderdesk.domain.committee.vocabulary import COLLEGES
from leaderdesk.domain.programmes.kept import problems_of_kept, read_kept, write_kept
from leaderdesk.domain.programmes.problems import Problem, blocks
from leaderdesk.domain.quorum import QuorumRule
from leaderdesk.domain.seating import RECUSALS, RECUSED_SEATS
from leaderdesk.domain.sittings.ground import Silence

HALF, CEILING = Fraction(1, 2), Fraction(49, 100)
_OPERATORS = {True: ("<=", "<"), False: (">=", ">")}


@dataclass(frozen=True, slots=True)
class CommitteeRules:
    """Everything that a GAL decides of its sittings; no text found fixes more than the quorum and the ceilings."""

    quorum: tuple[QuorumRule, ...] = ()
    counting: CountingRules = DEFAULT_COUNTING
    majorities: Mapping[str, Majority] = field(default_factory=lambda: {"selection": DEFAULT_MAJORITY})
    early_notes_count: bool = False
    # Whether the minutes say who voted what; otherwise only their confidential annex does.
    names_are_published: bool = False
    # A written consultation.
    written_days: int = 10
    silence: Silence = "absent"
    # Where a second convocation makes any number valid.
    second_meeting: bool = False
    # Days before the sitting, then after it: of the calendar, or worked ones.
    delays_in_working_days: bool = False
    # Good Friday and 26 December are no working days there.
    in_alsace_moselle: bool = False
    cut_off_days: int = 42
    technical_days: int = 21
    convocation_days: int = 15
    sheets_days: int = 8
    reminder_days: int = 5
    minutes_days: int = 15
    decisions_days: int = 15
    planned_minutes: int = 12


DOUBLE = CommitteeRules(
    quorum=(
        QuorumRule(said.PRESENT_SHARE, said.SEATS, HALF, ">="),
        QuorumRule(said.COLLEGE_SHARE, said.PRESENT, HALF, ">=", "private"),
    )
)
PRESETS: Mapping[str, CommitteeRules] = {
    "double": DOUBLE,
    "double_on_votes": CommitteeRules(
        quorum=(*DOUBLE.quorum, QuorumRule(said.COLLEGE_SHARE, said.VOTERS, HALF, ">=", "private"))
    ),
    "ceilings": CommitteeRules(
        quorum=(
            DOUBLE.quorum[0],
            QuorumRule(said.COLLEGE_CAP, said.VOTERS, CEILING, "<=", "public"),
            QuorumRule(said.GROUP_CAP, said.VOTERS, CEILING, "<="),
        )
    ),
}


def write_rules(rules: CommitteeRules) -> str:
    """The text that is kept."""
    return write_kept(rules, CommitteeRules)


@lru_cache(maxsize=16)
def read_rules(text: str) -> CommitteeRules:
    """The rules of a text: the name of a preset, or a document; what is wrong in it is raised."""
    if text in PRESETS:
        return PRESETS[text]
    return read_kept(text, CommitteeRules)


def problems_of_rules(text: str) -> tuple[Problem, ...]:
    """Why a text cannot be the rules of a committee."""
    if text in PRESETS:
        return ()
    return problems_of_kept(text, CommitteeRules, _problems)


def _problems(rules: CommitteeRules) -> Iterator[Problem]:
    if not rules.quorum:
        yield blocks("no_quorum_rule", "quorum")
    for rank, each in enumerate(rules.quorum):
        yield from _problems_of_quorum(each, f"quorum[{rank}]")
    if rules.counting.recusal not in RECUSALS:
        yield blocks("unknown_choice", "counting.recusal", choices=", ".join(RECUSALS))
    if rules.counting.recused_seat not in RECUSED_SEATS:
        yield blocks("unknown_choice", "counting.recused_seat", choices=", ".join(RECUSED_SEATS))
    for name, majority in rules.majorities.items():
        if not 0 < majority.share <= 1:
            yield blocks("share_outside", f"majorities.{name}.share", share=majority.share)


def _problems_of_quorum(rule: QuorumRule, place: str) -> Iterator[Problem]:
    if rule.kind not in said.KINDS:
        yield blocks("unknown_choice", f"{place}.kind", choices=", ".join(said.KINDS))
    if rule.of not in said.BASES:
        yield blocks("unknown_choice", f"{place}.of", choices=", ".join(said.BASES))
    operators = _OPERATORS[rule.kind in said.CAPS]
    if rule.op not in operators:
        yield blocks("unknown_choice", f"{place}.op", choices=", ".join(operators))
    if not 0 <= rule.bound <= 1:
        yield blocks("bound_outside", f"{place}.bound")
    if (rule.college in COLLEGES) != (rule.kind in said.OF_A_COLLEGE):
        yield blocks("college_misplaced", f"{place}.college")
