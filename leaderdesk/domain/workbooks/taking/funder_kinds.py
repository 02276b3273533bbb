"""What kind of funder a name speaks of; where it does not say, another public one, and that is told."""

from __future__ import annotations

import re

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
        r"communautes?|agglo|agglomeration|cc|ca|metropole|epci|petr|pays|syndicats?|intercommunalite",
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
