"""What surrounds the work: the time, the source of keys, who works, and the user's folders. No SQLAlchemy here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaderdesk.system.clock import Clock, local_day, wall_clock
from leaderdesk.system.ids import Ids, RandomIds
from leaderdesk.system.locations import Provider, ThisSystem
from leaderdesk.system.machine import machine_name, user_name
from leaderdesk.system.paths import Folders, user_folders


@dataclass(frozen=True, slots=True)
class Around:
    """Everything an action needs that is neither the base nor what the user asked."""

    clock: Clock
    ids: Ids
    operator: str
    machine: str
    folders: Folders
    provider: Provider

    def today(self) -> date:
        """The day it is for whoever works here."""
        return local_day(self.clock())


def around_user() -> Around:
    """The real clock, randomness, user and folders of this machine."""
    return Around(
        clock=wall_clock,
        ids=RandomIds(),
        operator=user_name(),
        machine=machine_name(),
        folders=user_folders(),
        provider=ThisSystem(),
    )
