"""Who waits for money on the day of the envelopes, gone down in the order of the list: who may be served, and why not.

The committee's rank comes first, then the note, then the day a dossier was put on the list: those whom nothing tells
apart are a tie for the committee, and none is given money without its vote.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from leaderdesk.domain.envelopes.maquettes import Pot
from leaderdesk.domain.envelopes.places import UNKNOWN, Place, Ranked, Standing, places_of
from leaderdesk.domain.envelopes.returned import PotCall, PotWaiting, propose_by_pot
from leaderdesk.domain.envelopes.waiting import ListingDecision, WaitingSettings
from leaderdesk.domain.sheets.envelopes import EnvelopesSheet, Taken

_LISTED = "d’inscription"


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A dossier on the list, what it waits for from each pot, its place with the reasons, and what is proposed."""

    taken: Taken
    amounts: dict[Pot, Fraction]
    call: PotCall
    place: Place
    standing: Standing = UNKNOWN

    @property
    def rank(self) -> int:
        """Its place on the list."""
        return self.call.rank

    @property
    def ranked(self) -> Ranked | None:
        """The rank that the committee gave it, in force."""
        return self.standing.in_force(_day(self.taken))


@dataclass(frozen=True, slots=True)
class WaitingSheet:
    """The list in its order, what each pot would have left, and those of whom no amount or no envelope is known."""

    lines: tuple[WaitingLine, ...]
    left: dict[Pot, Fraction]
    unknown: tuple[Taken, ...]

    def ranks_after_move(self, dossier_id: int, places: int) -> dict[int, int]:
        """The ranks by dossier once one has gone up or down: all those down to it, and all that have one, are told."""
        order = [each.taken.facts.dossier_id for each in self.lines]
        start = order.index(dossier_id)
        end = min(max(start + places, 0), len(order) - 1)
        order.insert(end, order.pop(start))
        ranked = {each.taken.facts.dossier_id for each in self.lines if each.ranked is not None}
        last = max([start, end, *(order.index(key) for key in ranked)])
        return {key: rank for rank, key in enumerate(order[: last + 1], 1)}


def sheet_of_waiting(
    sheet: EnvelopesSheet, settings: WaitingSettings, standings: Mapping[int, Standing] | None = None
) -> WaitingSheet:
    """The whole list against what every pot and every fund leave; `standings` by dossier say what places them."""
    wanted: dict[str, dict[Pot, Fraction]] = {}
    first: dict[str, Taken] = {}
    for pot, each in ((pot, each) for pot, found in sheet.by_pot.items() for each in found if each.is_waiting):
        if each.wanted > 0:
            wanted.setdefault(each.number, {})[pot] = each.wanted
            first.setdefault(each.number, each)
    known = {number: (standings or {}).get(each.facts.dossier_id, UNKNOWN) for number, each in first.items()}
    places = places_of({number: _day(each) for number, each in first.items()}, known)
    waiting = [
        PotWaiting(number, places[number].place, amounts, ListingDecision(_LISTED, _day(first[number]), "vote"))
        for number, amounts in wanted.items()
    ]
    proposal = propose_by_pot(sheet.overview, waiting, sheet.on, settings)
    everybody = (*sheet.dossiers, *sheet.outside)
    return WaitingSheet(
        tuple(
            WaitingLine(first[call.dossier], wanted[call.dossier], call, places[call.dossier], known[call.dossier])
            for call in proposal.calls
        ),
        dict(proposal.left),
        tuple(each for each in everybody if each.is_waiting and each.number not in wanted),
    )


def _day(taken: Taken) -> date:
    return taken.since or date.min
