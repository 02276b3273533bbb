"""Whether a project would have its quorum, asked of the committee's own rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leaderdesk.domain.agendas.items import QuorumTest
from leaderdesk.domain.quorum import QuorumRule, is_quorate
from leaderdesk.domain.seating import Room


def quorum_test(room: Room, rules: Sequence[QuorumRule]) -> QuorumTest:
    """The test of one committee: its seats, pool and proxies stay, those present and recused change."""

    def test(recused: frozenset[str], present: frozenset[str]) -> bool:
        return is_quorate(replace(room, present=present, recused=recused), rules)

    return test
