"""A battery that runs low: one message and one backup, until the machine was plugged in."""

from __future__ import annotations

from functools import partial

from leaderdesk.services.around import Around
from leaderdesk.services.backups import list_backups
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.batteries import guard_battery
from leaderdesk.system.battery import Battery


def test_low_battery_is_said_once_with_its_backup(base: OpenBase, around: Around) -> None:
    first = guard_battery(base, around, lambda: Battery(12, is_in_use=True))
    second = guard_battery(base, around, lambda: Battery(9, is_in_use=True))

    assert first is not None
    assert (first.percent, first.backup.why, second) == (12, "battery", None)
    assert [each.why for each in list_backups(base.path, around)] == ["battery"]


def test_battery_that_is_enough_plugged_in_or_unknown_says_nothing(base: OpenBase, around: Around) -> None:
    for battery in (Battery(15, is_in_use=True), Battery(3, is_in_use=False), None):
        assert guard_battery(base, around, partial(next, iter([battery]))) is None
    assert list_backups(base.path, around) == []


def test_battery_that_runs_low_again_is_said_again(base: OpenBase, around: Around) -> None:
    guard_battery(base, around, lambda: Battery(12, is_in_use=True))
    guard_battery(base, around, lambda: Battery(40, is_in_use=False))

    assert guard_battery(base, around, lambda: Battery(11, is_in_use=True)) is not None
