"""How the backups of a base are listed, on their page and on the recovery screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from leaderdesk.ui.kit.lines import Column
from leaderdesk.words.formats import capital, moment, size
from leaderdesk.words.occasions import occasion

_HOUR = 60
_DAY = 24 * _HOUR


class Kept(Protocol):
    """A backup, as the services describe it."""

    @property
    def path(self) -> Path: ...
    @property
    def at(self) -> datetime: ...
    @property
    def height(self) -> int: ...
    @property
    def why(self) -> str: ...
    @property
    def size(self) -> int: ...


class BackupWords(QObject):
    """What is said of a backup."""

    def columns(self, clock: Callable[[], datetime]) -> list[Column]:
        """The columns of a list of backups, with ages counted from now."""
        return [
            Column("at", self.tr("Prise le"), lambda each: moment(each.at), key=lambda each: each.at, width=22),
            Column(
                "age",
                self.tr("Ancienneté"),
                lambda each: self.age(each.at, clock()),
                key=lambda each: each.at,
                width=12,
            ),
            Column("why", self.tr("À quelle occasion"), _occasion, width=20, is_wide=True),
            Column("height", self.tr("Actions"), _height, key=lambda each: each.height, width=9, is_number=True),
            Column("size", self.tr("Taille"), lambda each: size(each.size), key=_size, width=12, is_number=True),
        ]

    def age(self, at: datetime, now: datetime) -> str:
        """How old something is, in the largest unit that fits."""
        minutes = max(0, int((now - at).total_seconds() // 60))
        if minutes < 1:
            return self.tr("à l’instant")
        if minutes < _HOUR:
            return self.tr("{} min").format(minutes)
        if minutes < _DAY:
            return self.tr("{} h").format(minutes // _HOUR)
        days = minutes // _DAY
        return self.tr("1 jour") if days == 1 else self.tr("{} jours").format(days)


def _occasion(backup: Kept) -> str:
    words = occasion(backup.why)
    return capital(words)


def _height(backup: Kept) -> str:
    return str(backup.height)


def _size(backup: Kept) -> int:
    return backup.size
