"""The codes that rows hold, in French: kinds, natures, colleges, origins."""

from __future__ import annotations

_KINDS = {
    "association": "association",
    "chamber": "chambre consulaire",
    "commune": "commune",
    "communication": "communication",
    "company": "entreprise",
    "cooperative": "coopérative",
    "department": "département",
    "farm": "exploitation agricole",
    "flat_rate": "forfait",
    "in_kind": "contribution en nature",
    "intercommunality": "intercommunalité",
    "investment": "investissement",
    "local_authority": "collectivité",
    "other": "autre",
    "park": "parc",
    "person": "particulier",
    "private": "privé",
    "public_body": "organisme public",
    "region": "région",
    "rent": "loyer",
    "service": "prestation",
    "sole_trader": "entreprise individuelle",
    "staff": "frais de personnel",
    "state": "État",
    "study": "étude",
    "travel": "déplacements",
    "works": "travaux",
}
_NATURES = {
    "european": "européen",
    "own": "autofinancement",
    "private": "privé",
    "public": "public",
    "public_like": "assimilé public",
}
_ORIGINS = {
    "acknowledgement": "accusé de réception",
    "complete_file": "dossier complet",
    "decision": "décision",
    "minimal_request": "demande minimale",
    "opinion": "avis d’opportunité",
    "other": "autre",
    "pre_project": "avant-projet",
}
_COLLEGES = {"private": "collège privé", "public": "collège public"}
_BASES = {"eligible": "dépense éligible", "total": "coût total"}
_BY_FIELD = {
    "college": _COLLEGES,
    "eligible_from_origin": _ORIGINS,
    "kind": _KINDS,
    "legal_kind": _KINDS,
    "nature": _NATURES,
    "on_base": _BASES,
}


def word(field: str, code: str) -> str:
    """The code of a field in French; one that this version does not know stays as it is."""
    return _BY_FIELD.get(field, {}).get(code, code)
