"""What kind of funder a name speaks of; where it does not say, another public one, and that is told."""

from __future__ import annotations

import re

from leaderdesk.domain.matching import telling_name
from leaderdesk.domain.text import folded

# The first that fits: a community of communes is no commune.
_KINDS = (
    ("private", r"fondations?|mecenat|mecenes?|credit|banques?|mutuelles?|entreprises?|sarl|sas|prives?|crowdfunding"),
    (
        "state",
        r"etat|detr|dsil|fnadt|fndva|drac|dreal|draaf|ddt|ddtm|dets|deets|anct|prefectures?|ministeres?|fonds vert",
    ),
    ("region", r"regions?|regional|regionale|cr"),
    ("department", r"departements?|departemental|departementale|cd|cg|cd ?[0-9]{1,3}|cg ?[0-9]{1,3}"),
    (
        "intercommunality",
        r"communautes?|agglo|agglomeration|cc|ca|com ?com|metropole|epci|petr|pays|syndicats?|intercommunalite|interco",
    ),
    ("commune", r"communes?|mairies?|villes?|municipalites?"),
    ("public_body", r"agences?|ademe|caf|cnc|parcs?|pnr|chambres?|offices?|caisse des depots|territoires|cnsa|ars|msa"),
)
_MANY = re.compile(r"[,;/+&\n|]| et | puis ")


def kind_of_funder(name: str) -> tuple[str, bool]:
    """Its kind, and whether it is public."""
    words = folded(name)
    for kind, pattern in _KINDS:
        if re.search(rf"\b(?:{pattern})\b", words):
            return kind, kind != "private"
    return "other", True


def is_one_name(text: str) -> bool:
    """True for a cell that names one funder and not several."""
    return _MANY.search(text) is None


# What a name of its kind may be made of without naming anyone: « Conseil régional », « CD 48 ».
_PLAIN_WORDS = {
    "region": "region regions regional regionale conseil cr",
    "department": "departement departements departemental departementale conseil cd cg",
    "state": "etat",
    "intercommunality": "communaute communautes commune communes com comcom agglo agglomeration cc ca metropole epci"
    " intercommunalite interco",
    "commune": "commune communes mairie mairies ville villes municipalite",
}
_PLAIN = {kind: frozenset(words.split()) for kind, words in _PLAIN_WORDS.items()}
_LETTERS, _FIGURES = re.compile(r"[a-z]+"), re.compile(r"[0-9]+")


def telling_funder(name: str) -> frozenset[str]:
    """The words of a name that tell a funder from the others of its kind; none for « Région » alone."""
    plain = _PLAIN.get(kind_of_funder(name)[0], frozenset())
    return frozenset(_LETTERS.findall(" ".join(telling_name(name)))) - plain


def may_be_one(name: str, other: str) -> bool:
    """True where two names of one kind may be one funder: one of them says no more than the other does."""
    figures = _FIGURES.findall(name), _FIGURES.findall(other)
    if kind_of_funder(name)[0] != kind_of_funder(other)[0] or (all(figures) and figures[0] != figures[1]):
        return False
    ours, theirs = telling_funder(name), telling_funder(other)
    is_plain = kind_of_funder(name)[0] in _PLAIN
    return (ours <= theirs or theirs <= ours) and (is_plain or bool(ours and theirs))
