"""What the frame of the window shows of the open base, read in one go after each change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaderdesk.words.sitting_follow import is_rehearsal

if TYPE_CHECKING:
    from leaderdesk.services.around import Around
    from leaderdesk.services.bases import BaseFacts, OpenBase
    from leaderdesk.services.history import Offer


@dataclass(frozen=True, slots=True)
class State:
    """What the frame of the window shows of the open base."""

    facts: BaseFacts
    undo: Offer | None
    redo: Offer | None

    @property
    def is_rehearsal(self) -> bool:
        """True for the copy that a sitting is rehearsed in: an example by its mark, and by its name."""
        return self.facts.is_example and is_rehearsal(self.facts.gal_name)


def look_over(base: OpenBase, around: Around) -> State:
    """What the frame shows, read after each change."""
    from leaderdesk.services.bases import base_facts
    from leaderdesk.services.history import redo_offer, undo_offer

    return State(base_facts(base, around), undo_offer(base), redo_offer(base))
