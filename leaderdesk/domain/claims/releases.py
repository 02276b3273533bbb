"""What a dossier that leaves gives back to its pots, and who on the waiting list may then be served."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from leaderdesk.domain.envelopes.maquettes import Pot
from leaderdesk.domain.envelopes.places import Standing
from leaderdesk.domain.envelopes.rules import EnvelopeRules
from leaderdesk.domain.sheets.envelopes import Maquette, Taken, sheet_of_envelopes, taken_of
from leaderdesk.domain.sheets.waiting import WaitingLine, sheet_of_waiting

_SERVED = frozenset({"called", "to_vote", "to_decide"})


@dataclass(frozen=True, slots=True)
class Released:
    """What one pot gets back, in cents; no pot where the programme set none for it."""

    pot: Pot | None
    amount: int


@dataclass(frozen=True, slots=True)
class Release:
    """What comes back by pot, and those of the waiting list whose turn comes by it alone."""

    pots: tuple[Released, ...]
    served: tuple[WaitingLine, ...]

    @property
    def amount(self) -> int:
        """All that comes back, in cents."""
        return sum(each.amount for each in self.pots)


def release_of(
    dossier_id: int,
    status: str,
    taken: Iterable[Taken],
    maquette: Maquette,
    rules: EnvelopeRules,
    on: date,
    standings: Mapping[int, Standing] | None = None,
) -> Release:
    """The envelopes before and after a dossier is in a state: the rules that fill them say what comes back."""
    before = list(taken)
    after = [_moved(each, status, on) if each.facts.dossier_id == dossier_id else each for each in before]
    pots = {(row.fiche_id, row.fund_id): pot for pot, row in maquette.pots.items()}
    released = tuple(
        Released(
            pots.get((old.facts.fiche_id or 0, old.facts.fund_id)), old.figure("programmed") - new.figure("programmed")
        )
        for old, new in zip(before, after, strict=True)
        if old is not new
    )
    first = _served(before, maquette, rules, on, standings or {})
    then = _served(after, maquette, rules, on, standings or {})
    called = {each.taken.number for each in first}
    served = tuple(each for each in then if each.taken.number not in called)
    return Release(tuple(each for each in released if each.amount), served)


def _moved(taken: Taken, status: str, on: date) -> Taken:
    return taken_of(replace(taken.facts, status=status, since=on))


def _served(
    taken: Iterable[Taken], maquette: Maquette, rules: EnvelopeRules, on: date, standings: Mapping[int, Standing]
) -> list[WaitingLine]:
    sheet = sheet_of_waiting(sheet_of_envelopes(maquette, taken, rules.gauges(), on), rules.waiting(), standings)
    return [each for each in sheet.lines if each.call.outcome in _SERVED]
