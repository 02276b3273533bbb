"""A sitting on a battery that runs low: one message, and a backup taken before it is too late."""

from __future__ import annotations

from dataclasses import dataclass

from leaderdesk.services.around import Around
from leaderdesk.services.backups import Backup, backup_base
from leaderdesk.store.base import OpenBase
from leaderdesk.system.battery import Reader, read_battery

LOW = 15
_SAID = "battery_said"


@dataclass(frozen=True, slots=True)
class LowBattery:
    """What was left, and the backup that was taken of it."""

    percent: int
    backup: Backup


def guard_battery(base: OpenBase, around: Around, read: Reader = read_battery) -> LowBattery | None:
    """Back the base up once when the battery falls below the mark; plugged in again, it may be said again."""
    battery = read()
    if battery is None or not battery.is_in_use or battery.percent >= LOW:
        base.kept.pop(_SAID, None)
        return None
    if base.kept.get(_SAID) or base.read_only_reason is not None:
        return None
    backup = backup_base(base, around, "battery")
    base.kept[_SAID] = True
    return LowBattery(battery.percent, backup)
