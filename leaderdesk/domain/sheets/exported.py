"""What workbooks say of many dossiers at once, beyond the list of them: plain rows by dossier."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.sheets.sittings.projected import public_text
from leaderdesk.domain.text import folded

# Shorter words of a name stand in too many titles.
_LEAST = 3


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """A dossier's own words and days, and who holds it."""

    id: int
    summary: str
    communes: str
    starts_on: date | None
    ends_on: date | None
    opinion_on: date | None
    convention_on: date | None
    siret: str
    legal_kind: str | None
    # The people of its holder.
    contacts: tuple[str, ...] = ()

    def may_be_person(self, people: Collection[str]) -> bool:
        """True for a holder who is a person, or of whom it is not known."""
        return self.legal_kind is None or self.legal_kind in people


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A line of a plan: what a fund or a funder brings to a dossier."""

    dossier_id: int
    nature: str
    funder: str
    amount: int
    decided_on: date | None
    expires_on: date | None
    refused_on: date | None
    expected_on: date | None

    def course(self, on: date) -> str:
        """Where it stands on a day: refused, expired, decided or asked."""
        if self.refused_on is not None:
            return "refused"
        if self.expires_on is not None and self.expires_on < on:
            return "expired"
        return "decided" if self.decided_on is not None and self.decided_on <= on else "asked"


@dataclass(frozen=True, slots=True)
class StageRow:
    """What a stage said of a fund's money on a day; claims and payments are cumulated."""

    dossier_id: int
    fund: str
    stage: str
    amount: int
    said_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class FiledClaimRow:
    """A claim on a fund: the day of each of its stages, what was asked, kept and paid."""

    dossier_id: int
    fund: str
    kind: str
    filed_on: date | None
    complete_on: date | None
    service_done_on: date | None
    sent_on: date | None
    paid_on: date | None
    withdrawn_on: date | None
    asked: int | None
    certified: int | None
    paid: int | None
    remark: str | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A payment of the fund that will be claimed."""

    dossier_id: int
    label: str
    amount: int
    ready_on: date | None


def public_title(title: str, own: Collection[str], names: Collection[str]) -> str:
    """A title that everybody may read; nothing where it names somebody, or bears a word of its own holder's name."""
    if public_text(title, names) != title.strip():
        return ""
    said = set(folded(title).split())
    words = {word for name in own for word in folded(name).split() if len(word) >= _LEAST}
    return "" if said & words else title
