"""Who asks for money: kinds of holder, public or private nature, and the SIRET check digit."""

from __future__ import annotations

from dataclasses import dataclass

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
    """A holder as lists show it."""

    id: int
    name: str
    legal_kind: str
    nature: str
    siret: str | None
    commune: str | None


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
