"""Whether a project would have its quorum, asked of the committee's own rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leaderdesk.domain.agendas.items import QuorumTest
from leaderdesk.domain.quorum import QuorumRule, count_quorum
from leaderdesk.domain.seating import Room


def quorum_test(room: Room, rules: Sequence[QuorumRule]) -> QuorumTest:
    """The test of one committee: its seats, pool and proxies stay, those present and recused change."""

    def is_quorate(recused: frozenset[str], present: frozenset[str]) -> bool:
        return count_quorum(replace(room, present=present, recused=recused), rules).is_quorate

    return is_quorate
