"""Who asks for money: kinds of holder, public or private nature, and the SIRET check digit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from leaderdesk.domain.conversations import ConversationRow
from leaderdesk.domain.money import Cents

LEGAL_KINDS = (
    "commune",
    "intercommunality",
    "public_body",
    "chamber",
    "association",
    "cooperative",
    "company",
    "sole_trader",
    "farm",
    "person",
    "other",
)
# The nature decides whether own money calls the fund. It is data, never derived from the legal kind.
NATURES = ("public", "public_like", "private")
# Whether LEADER suits what somebody has in mind.
FITS = ("yes", "perhaps", "no")

LA_POSTE = "356000000"
_SIRET_LENGTH = 14


@dataclass(frozen=True, slots=True)
class HolderRow:
    """A holder as lists show it, with what its dossiers come to; those in the bin count for nothing."""

    id: int
    name: str
    legal_kind: str | None
    nature: str
    siret: str | None
    commune: str | None
    epci: str | None
    is_inside: bool | None
    contact: str | None
    dossiers: int
    open_dossiers: int
    total_cost: Cents
    european: Cents
    last_number: str | None
    last_title: str | None
    last_on: date | None
    is_binned: bool


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A person to speak to."""

    id: int
    name: str
    role: str | None
    phone: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class HolderDossier:
    """Something a holder asked for, and what came of it."""

    id: int
    number: str
    title: str
    fiche: str | None
    status: str
    since: date | None
    received_on: date | None
    total_cost: Cents
    european: Cents
    is_binned: bool


@dataclass(frozen=True, slots=True)
class AidRow:
    """A de minimis aid from somebody else."""

    id: int
    regime: str
    amount: Cents
    granted_on: date | None
    granted_by: str | None


@dataclass(frozen=True, slots=True)
class DeMinimisCount:
    """What an undertaking received under the regimes that count together, beside the ceiling of a day."""

    regime: str
    ceiling: Cents | None
    source: str
    since: date
    until: date
    received: Cents
    undated: Cents

    @property
    def left(self) -> Cents | None:
        """What may still be granted, aid without a date counted as received; unknown without a ceiling."""
        return None if self.ceiling is None else Cents(self.ceiling - self.received - self.undated)


@dataclass(frozen=True, slots=True)
class KeptHolder:
    """What is kept of a holder itself, in the order of its columns."""

    id: int
    name: str
    legal_kind: str | None
    nature: str
    siret: str | None
    address: str | None
    postcode: str | None
    commune: str | None
    insee: str | None
    epci: str | None
    is_inside: bool | None
    recovers_vat: bool | None
    size: str | None
    undertaking: str | None
    remark: str | None


@dataclass(frozen=True, slots=True)
class HolderSheet(KeptHolder):
    """A holder with everything that hangs on it."""

    is_binned: bool
    contacts: tuple[ContactRow, ...] = field(default=())
    dossiers: tuple[HolderDossier, ...] = field(default=())
    aids: tuple[AidRow, ...] = field(default=())
    de_minimis: tuple[DeMinimisCount, ...] = field(default=())
    conversations: tuple[ConversationRow, ...] = field(default=())
    merged: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class SimilarHolder:
    """A holder that may be the one being typed, and by what: out of a thousand."""

    id: int
    name: str
    siret: str | None
    commune: str | None
    dossiers: int
    on: Literal["siren", "name", "near"]
    likeness: int


@dataclass(frozen=True, slots=True)
class MergedField:
    """A field of two holders that are to be one: what the one kept says, and what the other says otherwise."""

    name: str
    kept: str | bool | None
    merged: str | bool | None

    @property
    def is_conflict(self) -> bool:
        """True when both say something: what the one kept says stands."""
        return self.kept is not None

    @property
    def after(self) -> str | bool | None:
        """What will stand."""
        return self.merged if self.kept is None else self.kept


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What making one of two holders would do: the fields that differ, and how much moves to the one kept."""

    kept_id: int
    merged_id: int
    kept: str
    merged: str
    fields: tuple[MergedField, ...]
    dossiers: int
    contacts: int
    aids: int
    conversations: int


def siret_digits(text: str) -> str:
    """The digits of what was typed or pasted: spaces and dots are how people write a SIRET."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in ".-")


def is_siret(text: str) -> bool:
    """True when the fourteen digits satisfy the check digit (La Poste has a rule of its own)."""
    if len(text) != _SIRET_LENGTH or not text.isascii() or not text.isdigit():
        return False
    if text.startswith(LA_POSTE) and text != LA_POSTE + "00048":
        return sum(int(digit) for digit in text) % 5 == 0
    return _luhn_sum(text) % 10 == 0


def _luhn_sum(digits: str) -> int:
    """Every second digit from the right is doubled, and counts for the sum of its own two digits."""
    return sum(sum(divmod(int(digit) * (1 + place % 2), 10)) for place, digit in enumerate(reversed(digits)))
