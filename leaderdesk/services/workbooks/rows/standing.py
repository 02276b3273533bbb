"""A dossier being written with all that hangs on it, new or of the base: those of the base are read at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from leaderdesk.domain.text import folded
from leaderdesk.services.workbooks.rows.pending import Pending
from leaderdesk.store.schema import CostLine, Dossier, FundingLine, Note, PaymentClaim, StagedAmount, StatusStep

_AT_ONCE = 500


@dataclass(slots=True)
class Standing:
    """The rows of one dossier; `is_new` where none of them is in the base yet."""

    dossier: Dossier
    is_new: bool
    steps: list[StatusStep] = field(default_factory=list)
    costs: list[CostLine] = field(default_factory=list)
    funding: list[FundingLine] = field(default_factory=list)
    staged: list[StagedAmount] = field(default_factory=list)
    # Those that were not withdrawn.
    claims: list[PaymentClaim] = field(default_factory=list)
    # All that is noted of it, folded.
    notes: str = ""

    @property
    def present(self) -> StatusStep | None:
        """The state it stands in."""
        return next((each for each in self.steps if each.until is None), None)

    @property
    def status(self) -> str | None:
        """The state, where one is known."""
        return self.present.status if self.present else None


def stand_on(pending: Pending, keys: Sequence[int]) -> Iterator[Standing]:
    """The dossiers of the base with what hangs on them, a few hundred at a time."""
    session = pending.unit.session
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        found = {
            row.id: Standing(row, is_new=False) for row in session.scalars(select(Dossier).where(Dossier.id.in_(some)))
        }
        for step in session.scalars(select(StatusStep).where(StatusStep.dossier_id.in_(some))):
            found[step.dossier_id].steps.append(step)
        for cost in session.scalars(select(CostLine).where(CostLine.dossier_id.in_(some))):
            found[cost.dossier_id].costs.append(cost)
        for line in session.scalars(select(FundingLine).where(FundingLine.dossier_id.in_(some))):
            found[line.dossier_id].funding.append(line)
        for amount in session.scalars(select(StagedAmount).where(StagedAmount.dossier_id.in_(some))):
            found[amount.dossier_id].staged.append(amount)
        claimed = select(PaymentClaim).where(PaymentClaim.dossier_id.in_(some), PaymentClaim.withdrawn_on.is_(None))
        for claim in session.scalars(claimed):
            found[claim.dossier_id].claims.append(claim)
        for key, text in session.execute(select(Note.dossier_id, Note.text).where(Note.dossier_id.in_(some))):
            found[key].notes += f" {folded(text)}"
        for each in found.values():
            each.costs.sort(key=lambda row: row.position)
            each.funding.sort(key=lambda row: row.position)
            each.staged.sort(key=lambda row: row.said_on)
        yield from found.values()
