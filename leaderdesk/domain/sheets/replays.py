"""Past projects under other rules, with the dossiers they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leaderdesk.domain.envelopes.replays import Replay
from leaderdesk.domain.sheets.envelopes import Taken


@dataclass(frozen=True, slots=True)
class ReplaySheet:
    """What would have been, the dossiers by number, and how many funded ones no sitting of the base decided on."""

    replay: Replay
    dossiers: Mapping[str, Taken]
    unseen: int
