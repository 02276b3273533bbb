"""The days of the claim for payment that a row speaks of; stages are reckoned again from it once all is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from leaderdesk.domain.workbooks.taking.claimed import PresentClaim, claim_of, pays_claim
from leaderdesk.domain.workbooks.verdicts import Value
from leaderdesk.services.workbooks.rows.pending import Pending
from leaderdesk.services.workbooks.rows.standing import Standing


def write_claim(
    standing: Standing, wanted: Mapping[str, Value], said: Mapping[str, Value], pending: Pending
) -> frozenset[str]:
    """Give the claim its days; the fields that it took, which are then said nowhere else."""
    claims = [PresentClaim(each.id, each.filed_on, each.paid_on, each.paid) for each in standing.claims]
    claim = claim_of(claims, said)
    if claim is None:
        return frozenset()
    row = next(each for each in standing.claims if each.id == claim.key)
    taken = set()
    filed, paid_on, paid = wanted.get("date_claimed"), said.get("date_paid"), said.get("paid")
    if isinstance(filed, date):
        row.filed_on = filed
        taken.add("date_claimed")
    if wanted.keys() & {"paid", "date_paid"} and pays_claim(claim, claims, said):
        assert isinstance(paid_on, date), paid_on  # noqa: S101 - it is told
        assert isinstance(paid, int), paid  # noqa: S101 - and so is this
        row.paid_on, row.paid = paid_on, paid
        taken |= {"paid", "date_paid"}
    if taken:
        pending.claimed.add(standing.dossier.id)
    return frozenset(taken)
