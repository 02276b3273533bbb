"""A sitting that is over as its page reads it, in one go, on the base's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaderdesk.domain.sheets.sittings.batches import Batch
from leaderdesk.domain.sheets.sittings.closed import ClosedSheet
from leaderdesk.domain.sittings.gestures import Deed

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase


@dataclass(frozen=True, slots=True)
class Reading:
    """The minutes with the gestures they come from, what follows, and what was being typed; `phase` is the base's."""

    key: int
    phase: str
    sheet: ClosedSheet
    deeds: Mapping[int, Deed]
    batch: Batch
    typed: Mapping[str, str]

    @property
    def is_sealed(self) -> bool:
        """True while nothing may be corrected."""
        return self.phase == "sealed"

    @property
    def names(self) -> dict[str, str]:
        """The points by key."""
        return {each.point: each.title for each in self.sheet.sections if each.point is not None}


def reading(key: int) -> Callable[[OpenBase], Reading | None]:
    """The work that reads a sitting; nothing where it is not over, or no longer there."""

    def work(base: OpenBase) -> Reading | None:
        from leaderdesk.domain.errors import Refusal
        from leaderdesk.services.sitting_batches import prepare_closing, read_closed
        from leaderdesk.services.sitting_rooms import read_resume
        from leaderdesk.services.sittings import read_deeds_of

        try:
            sheet = read_closed(base, key)
        except Refusal:
            return None
        if sheet.facts.phase not in {"closed", "sealed"}:
            return None
        deeds = {each.rank: each for each in read_deeds_of(base, key)}
        typed = read_resume(base, key).typed
        return Reading(key, sheet.facts.phase, sheet, deeds, prepare_closing(base, key), typed)

    return work
