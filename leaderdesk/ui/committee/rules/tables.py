"""The quorum rules and the majorities as tables typed in: one row a rule, each with its sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.committee.majorities import DEFAULT_MAJORITY, Majority
from leaderdesk.domain.money import RATE_UNIT
from leaderdesk.domain.quorum import CAPS, OF_A_COLLEGE, PRESENT_SHARE, SEATS, QuorumRule
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.parts.entries import Entry
from leaderdesk.ui.parts.typed_columns import choice_column, share_column
from leaderdesk.words import committee_rules as words
from leaderdesk.words import seats
from leaderdesk.words.formats import rate

_HALF = Fraction(1, 2)
# What turns a rule that must be reached into one that must not be passed, and back.
_TURNED = {">=": "<=", ">": "<", "<=": ">=", "<": ">"}


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A quorum rule with its rank."""

    id: int
    rule: QuorumRule


@dataclass(frozen=True, slots=True)
class MajorityLine:
    """The majority of one kind of decision; one that is not set follows that of the projects."""

    id: int
    decision: str
    majority: Majority
    is_set: bool


class RuleColumns(QObject):
    """Titles and values."""

    def quorum(self) -> list[Column]:
        """What each rule asks for: the sentence, then its fields."""
        return [
            choice_column("kind", self.tr("Règle"), words.kinds(), "rule.kind", width=21),
            choice_column("op", self.tr("Sens"), words.operators(), "rule.op", width=12),
            share_column("bound", self.tr("Part"), "rule.bound", width=7),
            choice_column("of", self.tr("De quoi"), words.bases(), "rule.of", width=13),
            replace(
                choice_column("college", self.tr("Collège"), seats.colleges(), "rule.college", width=8),
                text=lambda line: seats.college(line.rule.college) or self.tr("tous"),
            ),
            Column("said", self.tr("En clair"), lambda line: words.say_rule(line.rule), width=34, is_wide=True),
        ]

    def majorities(self) -> list[Column]:
        """How each kind of decision is voted."""
        yes_no = {True: self.tr("oui"), False: self.tr("non")}
        abstentions = {True: self.tr("comptées"), False: self.tr("à part")}
        path, counts = "majority.", "abstentions_count"
        return [
            Column("decision", self.tr("Décision"), self._decision, width=18, is_wide=True),
            choice_column("kind", self.tr("Majorité"), words.majorities(), f"{path}kind", width=10),
            replace(
                choice_column("of", self.tr("Comptée"), words.majority_bases(), f"{path}of", width=13), text=self._base
            ),
            share_column("share", self.tr("Part"), f"{path}share", text=self._share, width=8),
            replace(
                choice_column(counts, self.tr("Abstentions"), abstentions, f"{path}{counts}", width=11),
                text=lambda line: abstentions.get(line.majority.abstentions_count, self.tr("d’usage")),
            ),
            choice_column("tie", self.tr("Égalité"), words.tie_rules(), f"{path}tie", width=16),
            choice_column("casting_vote", self.tr("Voix prépondérante"), yes_no, f"{path}casting_vote", width=13),
            choice_column("secrecy", self.tr("Vote"), words.secrecies(), f"{path}secrecy", width=9),
        ]

    def _share(self, line: MajorityLine) -> str:
        return rate(line.majority.share) if line.majority.kind == "qualified" else self.tr("moitié")

    def _base(self, line: MajorityLine) -> str:
        is_simple = line.majority.kind == "simple"
        return self.tr("pour, contre") if is_simple else words.majority_bases()[line.majority.of]

    def _decision(self, line: MajorityLine) -> str:
        return words.decisions().get(line.decision, line.decision)


def rule_lines(rules: Sequence[QuorumRule]) -> list[RuleLine]:
    """The rules with their ranks."""
    return [RuleLine(rank, rule) for rank, rule in enumerate(rules)]


def majority_lines(majorities: Mapping[str, Majority]) -> list[MajorityLine]:
    """Every kind of decision, and those of another version of the rules."""
    codes = dict.fromkeys([*words.decisions(), *majorities])
    return [
        MajorityLine(rank, code, majorities.get(code, DEFAULT_MAJORITY), code in majorities)
        for rank, code in enumerate(codes)
    ]


def with_entries(rules: Sequence[QuorumRule], entries: Sequence[Entry]) -> tuple[QuorumRule, ...]:
    """The rules with what was typed; a new one begins as half of the seats."""
    found: list[QuorumRule | None] = list(rules)
    for entry in entries:
        if entry.is_removed and entry.key is not None:
            found[entry.key] = None
        elif entry.key is None:
            found.append(_changed(QuorumRule(PRESENT_SHARE, SEATS, _HALF, ">="), entry.fields))
        else:
            kept = found[entry.key]
            found[entry.key] = None if kept is None else _changed(kept, entry.fields)
    return tuple(rule for rule in found if rule is not None)


def with_majorities(
    majorities: Mapping[str, Majority], lines: Sequence[MajorityLine], edits: Mapping[int, Mapping[str, Any]]
) -> dict[str, Majority]:
    """The majorities with what was typed."""
    found = dict(majorities)
    for line in lines:
        fields = edits.get(line.id)
        if fields:
            told = {name: _exact(name, value) for name, value in fields.items()}
            kept = {name: value for name, value in told.items() if value is not None or name == "abstentions_count"}
            found[line.decision] = replace(line.majority, **kept)
    return found


def _changed(rule: QuorumRule, fields: Mapping[str, Any]) -> QuorumRule:
    told = {name: _exact(name, value) for name, value in fields.items() if value is not None or name == "college"}
    made = replace(rule, **told)
    if "kind" in told:
        # The rest follows the kind, unless it was said too: a ceiling is not passed, a college has a name.
        is_cap, was_cap = made.kind in CAPS, made.op in ("<=", "<")
        if is_cap != was_cap and "op" not in told:
            made = replace(made, op=_TURNED[made.op])
        if "college" not in told:
            made = replace(made, college=(made.college or "private") if made.kind in OF_A_COLLEGE else None)
    return made


def _exact(name: str, value: Any) -> Any:  # noqa: ANN401 - of the kind of the cell
    return Fraction(value, RATE_UNIT) if name in ("bound", "share") and value is not None else value
