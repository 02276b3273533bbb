"""What a list says of each dossier beyond its own columns: the next deadline, the pieces still to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from leaderdesk.domain.eligibility.checklists import Checklist
from leaderdesk.domain.eligibility.facts import HolderFacts
from leaderdesk.domain.eligibility.pieces import PieceRule
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.lives.deadlines import Started, running_deadlines
from leaderdesk.domain.lives.moves import Life
from leaderdesk.domain.lives.stays import Stay

# Pieces are asked for from the request to the decision: before it is early, after it is late.
COLLECTING = frozenset({"pre_request", "acknowledged", "opinion", "complete", "instructed", "postponed"})
ENDED = frozenset({"closed", "refused", "withdrawn", "abandoned", "deprogrammed"})


def next_due(life: Life, stays: Sequence[Stay], dates: Mapping[str, date], on: date) -> Started | None:
    """The first deadline that waits with a day; none where the dossier has ended, or its states overlap."""
    # A first state has no move before it, which is what starts a deadline.
    if len(stays) < 2 or stays[-1].status in ENDED:  # noqa: PLR2004 - a move has two ends
        return None
    try:
        running = running_deadlines(life, stays, dates, on)
    except WrongInput:
        return None
    return next((each for each in running if each.due_on is not None), None)


def asked_codes(checklist: Checklist, legal_kind: str | None, nature: str) -> frozenset[str]:
    """The codes of the pieces that a checklist asks of a kind of holder."""
    holder = HolderFacts(legal_kind, nature)
    rules = [item.rule for item in checklist.items if isinstance(item.rule, PieceRule)]
    return frozenset(each.code for rule in rules for each in rule.needed if each.is_asked_of(holder))
