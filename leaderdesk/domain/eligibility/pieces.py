"""The documents of the file: which a holder must bring, whether they still hold, which must come before expenses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from leaderdesk.domain.eligibility.facts import Facts, HolderFacts, Piece
from leaderdesk.domain.eligibility.results import Look, asks, compared, fails, passes, skips


@dataclass(frozen=True, slots=True)
class NeededPiece:
    """A document, whom it is asked of (nobody named is everybody), and how old it may be."""

    code: str
    legal_kinds: tuple[str, ...] = ()
    natures: tuple[str, ...] = ()
    max_age_days: int | None = None
    comes_before_expenses: bool = False

    def is_asked_of(self, holder: HolderFacts) -> bool:
        """True when the holder's kind and nature are both concerned."""
        is_kind = not self.legal_kinds or holder.legal_kind in self.legal_kinds
        return is_kind and (not self.natures or holder.nature in self.natures)

    def last_valid_day(self, piece: Piece) -> date | None:
        """The earlier of the document's own last day and the age it may reach."""
        days = [] if piece.expires_on is None else [piece.expires_on]
        if self.max_age_days is not None and piece.dated_on is not None:
            days.append(piece.dated_on + timedelta(days=self.max_age_days))
        return min(days, default=None)


@dataclass(frozen=True, slots=True)
class PieceRule:
    """The documents a fiche-action asks for."""

    needed: tuple[NeededPiece, ...]

    def look(self, facts: Facts) -> Sequence[Look]:
        """Each document asked of this holder; of several copies, one that holds is enough."""
        asked = [needed for needed in self.needed if needed.is_asked_of(facts.holder)]
        looks = [_look_at(needed, facts) for needed in asked]
        if facts.holder.legal_kind is None and any(needed.legal_kinds for needed in self.needed):
            looks.append(asks("pieces_by_kind_unknown"))
        return looks or [skips("no_piece_needed")]


def _look_at(needed: NeededPiece, facts: Facts) -> Look:
    copies = [piece for piece in facts.pieces if piece.code == needed.code]
    if not copies:
        return asks("piece_missing", piece=needed.code)
    looks = [_look_at_copy(needed, copy, facts) for copy in copies]
    # The best copy speaks; the order of the file decides nothing.
    best = ("pass", "to_do", "fail")
    return min(looks, key=lambda look: (best.index(look.outcome), look.step.code, str(look.value)))


def _look_at_copy(needed: NeededPiece, piece: Piece, facts: Facts) -> Look:
    if needed.max_age_days is not None and piece.dated_on is None:
        return asks("piece_undated", piece=needed.code)
    last = needed.last_valid_day(piece)
    if last is not None and facts.last_day > last:
        return fails("piece_expired", piece=needed.code, value=last, limit=facts.last_day)
    if needed.comes_before_expenses:
        return _look_at_order(needed, piece, facts)
    return passes("piece", piece=needed.code, value=last)


def _look_at_order(needed: NeededPiece, piece: Piece, facts: Facts) -> Look:
    if piece.dated_on is None:
        return asks("piece_undated", piece=needed.code)
    days = [each.on for cost in facts.costs for each in cost.commitments or () if each.on is not None]
    days += [contract.notified_on for contract in facts.contracts if contract.notified_on is not None]
    if not days:
        return passes("piece", piece=needed.code, value=piece.dated_on)
    return compared(piece.dated_on <= min(days), "piece_before_expenses", piece.dated_on, min(days), piece=needed.code)
