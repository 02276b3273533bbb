"""How a programme watches its envelopes, kept as one setting; no text fixes any of it, each GAL writes its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from leaderdesk.domain.envelopes.maquettes import ApprovalRule, EnvelopeSettings
from leaderdesk.domain.envelopes.waiting import WaitingSettings
from leaderdesk.domain.programmes.kept import read_kept, write_kept


@dataclass(frozen=True, slots=True)
class EnvelopeRules:
    """How far beyond envelopes one programmes, who approves avenants, how the list is gone down, where money goes."""

    usual_over_rate: Fraction = Fraction(0)
    over_rate_by_fiche: Mapping[str, Fraction] = field(default_factory=dict)
    global_over_rate: Fraction = Fraction(0)
    approval: ApprovalRule = "fund_switch"
    waiting_policy: Literal["stop", "skip"] = "stop"
    waiting_within: Literal["limit", "envelope"] = "limit"
    # Of what is programmed, by what the money is told apart: `epci:CC des Monts`.
    share_targets: Mapping[str, Fraction] = field(default_factory=dict)

    def gauges(self) -> EnvelopeSettings:
        """What the gauges need of them."""
        by_fiche = dict(self.over_rate_by_fiche)
        return EnvelopeSettings(self.usual_over_rate, by_fiche, self.global_over_rate, self.approval)

    def waiting(self) -> WaitingSettings:
        """What the waiting list needs of them."""
        return WaitingSettings(self.waiting_policy, self.waiting_within)


@lru_cache(maxsize=16)
def read_envelope_rules(text: str) -> EnvelopeRules:
    """The rules a text keeps; what is not said keeps its default."""
    return read_kept(text, EnvelopeRules)


def write_envelope_rules(rules: EnvelopeRules) -> str:
    """The text that is kept of them."""
    return write_kept(rules, EnvelopeRules)
