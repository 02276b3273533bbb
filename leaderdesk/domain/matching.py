"""Whether two names, addresses or communes written by different hands are the same; a SIREN decides where known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from leaderdesk.domain.text import folded

_SIREN_LENGTH = 9
_ARTICLES = frozenset({"la", "le", "les", "l", "de", "des", "du", "d"})
# What people add to a structure's name or leave out.
_FORMS = _ARTICLES | {
    *("association", "asso", "assoc", "entreprise", "etablissements", "ets", "societe", "ste", "et"),
    *("cuma", "earl", "ei", "eurl", "gaec", "sa", "sarl", "sas", "sasu", "scea", "sci", "scic", "scop", "snc"),
}
_LEGAL_FORMS = {"asso": "association", "assoc": "association"}
_TELLING_FORMS = frozenset(
    {
        *("association", "cuma", "earl", "ei", "eurl", "gaec", "sa", "sarl"),
        *("sas", "sasu", "scea", "sci", "scic", "scop", "snc"),
    }
)
_COMMUNE_WORDS = _ARTICLES | {"commune", "ville", "mairie", "municipalite", "nouvelle"}
_STREET_WORDS = {
    "av": "avenue",
    "ave": "avenue",
    "bd": "boulevard",
    "bld": "boulevard",
    "boul": "boulevard",
    "ch": "chemin",
    "che": "chemin",
    "chem": "chemin",
    "fg": "faubourg",
    "imp": "impasse",
    "pl": "place",
    "r": "rue",
    "rte": "route",
    "sq": "square",
    "st": "saint",
    "ste": "sainte",
    "b": "bis",
    "t": "ter",
}
_SMALL_WORDS = _ARTICLES | {"a", "au", "aux"}
_SAINTS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it is written."""

    line: str
    postcode: str = ""
    commune: str = ""

    @property
    def has_number(self) -> bool:
        """True for a numbered house: a hamlet's name alone is shared by all who live there."""
        return bool(_street(self.line)) and _street(self.line)[0].isdigit()


def siren_of(number: str | None) -> str | None:
    """The nine digits that name a structure, from a SIREN or a SIRET; None for anything else."""
    digits = re.sub(r"[\s.\-]", "", number or "")
    is_number = digits.isascii() and digits.isdigit() and len(digits) in {_SIREN_LENGTH, _SIREN_LENGTH + 5}
    return digits[:_SIREN_LENGTH] if is_number else None


def is_same_structure(
    name: str, number: str | None, other_name: str, other_number: str | None
) -> Literal["siren", "name"] | None:
    """On what two structures are the same one; two different SIRENs are two structures whatever their names."""
    siren, other = siren_of(number), siren_of(other_number)
    if siren is not None and other is not None:
        return "siren" if siren == other else None
    return "name" if is_same_name(name, other_name) else None


def is_same_name(name: str, other: str) -> bool:
    """True when two names say the same, legal form and small words aside; a blank is nobody's name."""
    words, others = _words(name, _FORMS), _words(other, _FORMS)
    return bool(words) and sorted(words) == sorted(others)


def telling_name(name: str) -> list[str]:
    """The folded words that name a structure, its legal form and small words aside."""
    return _words(name, _FORMS)


def legal_forms(name: str) -> frozenset[str]:
    """The legal forms that a name bears: a SARL is no EARL, whatever else they are called."""
    words = folded(name).split()
    return frozenset(_LEGAL_FORMS.get(word, word) for word in words) & _TELLING_FORMS


def is_same_commune(name: str, number: str | None, other_name: str, other_number: str | None) -> bool:
    """True for one commune, be it written `Commune de X`, `Mairie de X` or `X`."""
    siren, other = siren_of(number), siren_of(other_number)
    if siren is not None and other is not None:
        return siren == other
    words = [_SAINTS.get(word, word) for word in _words(name, _COMMUNE_WORDS)]
    others = [_SAINTS.get(word, word) for word in _words(other_name, _COMMUNE_WORDS)]
    return bool(words) and words == others


def is_same_address(one: Address, other: Address | None) -> bool:
    """True for the same line in the same place: postcode where both have one, else commune."""
    if other is None or not _street(one.line) or _street(one.line) != _street(other.line):
        return False
    if one.postcode.strip() and other.postcode.strip():
        is_same_post = one.postcode.split() == other.postcode.split()
        is_told_apart = one.commune.strip() and other.commune.strip()
        # One postcode serves several communes.
        return is_same_post and (not is_told_apart or is_same_commune(one.commune, None, other.commune, None))
    return is_same_commune(one.commune, None, other.commune, None)


def _words(text: str, left_out: frozenset[str]) -> list[str]:
    words = folded(text).split()
    # A name made only of such words keeps them: it is all it has.
    return [word for word in words if word not in left_out] or words


def _street(line: str) -> list[str]:
    spaced = re.sub(r"(?<=[0-9])(?=[a-z])", " ", folded(line))
    return [_STREET_WORDS.get(word, word) for word in spaced.split() if word not in _SMALL_WORDS]
