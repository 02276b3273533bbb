"""Who waits for money on the day of the envelopes, gone down by age on the list: who may be served, and why not.

The base keeps no other rank than the day a dossier was put on the list: those of one day are a tie for the committee,
and none is given money without its vote.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby

from leaderdesk.domain.envelopes.maquettes import Pot
from leaderdesk.domain.envelopes.returned import PotCall, PotWaiting, propose_by_pot
from leaderdesk.domain.envelopes.waiting import ListingDecision, WaitingSettings
from leaderdesk.domain.sheets.envelopes import EnvelopesSheet, Taken

_LISTED = "d’inscription"


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A dossier on the list, what it waits for from each pot, and what is proposed."""

    taken: Taken
    amounts: dict[Pot, Fraction]
    call: PotCall

    @property
    def rank(self) -> int:
        """Its rank on the list."""
        return self.call.rank


@dataclass(frozen=True, slots=True)
class WaitingSheet:
    """The list in its order, what each pot would have left, and those of whom no amount or no envelope is known."""

    lines: tuple[WaitingLine, ...]
    left: dict[Pot, Fraction]
    unknown: tuple[Taken, ...]


def sheet_of_waiting(sheet: EnvelopesSheet, settings: WaitingSettings) -> WaitingSheet:
    """The whole list against what every pot and every fund leave."""
    wanted: dict[str, dict[Pot, Fraction]] = {}
    first: dict[str, Taken] = {}
    for pot, each in ((pot, each) for pot, found in sheet.by_pot.items() for each in found if each.is_waiting):
        if each.wanted > 0:
            wanted.setdefault(each.number, {})[pot] = each.wanted
            first.setdefault(each.number, each)
    ranks = {day: rank for rank, (day, _) in enumerate(groupby(sorted(map(_day, first.values()))), 1)}
    waiting = [
        PotWaiting(number, ranks[_day(first[number])], amounts, ListingDecision(_LISTED, _day(first[number]), "vote"))
        for number, amounts in wanted.items()
    ]
    proposal = propose_by_pot(sheet.overview, waiting, sheet.on, settings)
    everybody = (*sheet.dossiers, *sheet.outside)
    return WaitingSheet(
        tuple(WaitingLine(first[call.dossier], wanted[call.dossier], call) for call in proposal.calls),
        dict(proposal.left),
        tuple(each for each in everybody if each.is_waiting and each.number not in wanted),
    )


def _day(taken: Taken) -> date:
    return taken.since or date.min
