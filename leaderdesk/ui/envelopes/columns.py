"""The columns of envelopes: each pot with its figures, and the dossiers behind one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.sheets.envelopes import PotSheet, Taken
from leaderdesk.ui.kit.lines import Column
from leaderdesk.words import envelopes as words
from leaderdesk.words.formats import aligned_rate, money
from leaderdesk.words.statuses import status_or_code

_FIGURES = ("voted", "programmed", "convention", "claimed", "certified", "paid", "released")


class EnvelopeColumns(QObject):
    """Titles and values of both tables."""

    def pots(self) -> list[Column]:
        """What a pot holds, what stands against it, what is left."""
        return [
            Column("fiche", self.tr("Fiche-action"), words.pot_name, width=26, is_wide=True, tone=_tone),
            Column("fund", self.tr("Fonds"), lambda pot: pot.fund, width=8),
            _amount("granted", self.tr("Enveloppe"), lambda pot: pot.granted),
            _amount("programmed", words.figure("programmed"), _figure("programmed")),
            Column(
                "rate",
                self.tr("Taux"),
                lambda pot: aligned_rate(pot.rate),
                key=lambda pot: pot.rate,
                width=8,
                is_number=True,
            ),
            _amount("left", self.tr("Reste"), lambda pot: pot.left),
            _amount("room", self.tr("Marge"), lambda pot: pot.room),
            *(_amount(name, words.figure(name), _figure(name)) for name in _FIGURES if name != "programmed"),
        ]

    def dossiers(self) -> list[Column]:
        """What a dossier adds to each figure of its pot."""
        return [
            Column("number", self.tr("Dossier"), lambda each: each.number, width=11),
            Column("title", self.tr("Projet"), lambda each: each.title, width=30, is_wide=True),
            Column("holder", self.tr("Porteur"), lambda each: each.facts.holder, width=22),
            Column("status", self.tr("État"), lambda each: status_or_code(each.status), width=16),
            *(_amount(name, words.figure(name), _figure(name), has_sum=True) for name in ("asked", *_FIGURES)),
            Column("doubt", self.tr("À savoir"), words.taken_remark, width=34),
        ]


def _amount(name: str, title: str, get: Callable[[Any], int], *, has_sum: bool = False) -> Column:
    return Column(name, title, lambda item: _told(get(item)), key=get, width=13, kind="amount", has_sum=has_sum)


def _told(amount: int) -> str:
    """Nothing is a dash: the eye goes to what is not."""
    return money(amount) if amount else "–"


def _figure(name: str) -> Callable[[PotSheet | Taken], int]:
    return lambda item: item.figure(name)


def _tone(pot: PotSheet) -> str:
    return "" if pot.row is not None else "strong"
