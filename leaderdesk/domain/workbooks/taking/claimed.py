"""Which claim for payment the days of a row are of: the only one, or the only one of that amount; never guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.workbooks.verdicts import Value


@dataclass(frozen=True, slots=True)
class PresentClaim:
    """A claim that was not withdrawn: when it was filed and paid, and with how much."""

    key: int
    filed_on: date | None
    paid_on: date | None
    paid: int | None


def claim_of(claims: Sequence[PresentClaim], said: Mapping[str, Value]) -> PresentClaim | None:
    """The claim that a row speaks of; none where several may be meant, or there is none."""
    filed = said.get("date_claimed")
    if len(claims) == 1:
        return claims[0]
    same = [each for each in claims if filed is not None and each.filed_on == filed]
    paid = [each for each in claims if each.paid is not None and each.paid == said.get("paid")]
    found = same or [each for each in paid if each.filed_on is None]
    return found[0] if len(found) == 1 else None


def pays_claim(claim: PresentClaim, claims: Sequence[PresentClaim], said: Mapping[str, Value]) -> bool:
    """True where what a row says was paid is that claim alone: payments are cumulated, so no other was made."""
    is_told = isinstance(said.get("paid"), int) and isinstance(said.get("date_paid"), date)
    return is_told and bool(said["paid"]) and len(claims) == 1 and claim.paid_on is None
