"""To whom a letter goes and about which dossier: what all letters say alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.sheets.dossiers import WholeDossier


@dataclass(frozen=True, slots=True)
class Addressed:
    """The holder with its address, the dossier, who writes, and when."""

    written_on: date
    gal: str
    author: str
    holder: str
    address: tuple[str, ...]
    number: str
    title: str
    fiche: str
    received_on: date | None
    eligible_from: date | None


def addressed_of(whole: WholeDossier, on: date, author: str) -> Addressed:
    """A letter about a dossier, written on a day."""
    holder, record, fiche = whole.holder, whole.record, whole.fiche
    town = " ".join(part for part in (holder.postcode, holder.commune) if part)
    return Addressed(
        written_on=on,
        gal=whole.gal,
        author=author,
        holder=holder.name,
        address=tuple(part for part in (*(holder.address or "").splitlines(), town) if part.strip()),
        number=record.number,
        title=record.title,
        fiche="" if fiche is None else f"{fiche.code} {fiche.title}".strip(),
        received_on=record.received_on,
        eligible_from=record.eligible_from,
    )
