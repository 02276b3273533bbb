"""What the search calls each kind of thing it finds, and by which other words that kind is meant."""

from __future__ import annotations

_KINDS = {
    "recent": "Récents",
    "page": "Pages",
    "action": "Actions",
    "dossier": "Dossiers",
    "holder": "Porteurs",
    "contact": "Contacts",
    "person": "Équipe",
    "member": "Membres du comité",
    "funder": "Financeurs",
    "fiche": "Fiches-actions",
    "call": "Appels à projets",
    "sitting": "Séances",
    "conversation": "Échanges",
    "setting": "Réglages",
    "help": "Aide",
}
_ALSO = {
    "dossier": "dossier projet",
    "holder": "porteur",
    "contact": "contact",
    "person": "équipe",
    "member": "membre comité",
    "funder": "financeur cofinanceur",
    "fiche": "fiche action",
    "call": "appel à projets",
    "sitting": "séance",
    "conversation": "échange appel visite",
    "setting": "réglage",
    "help": "aide",
}


def kind(code: str) -> str:
    """The heading of a kind."""
    return _KINDS[code]


def also(code: str) -> str:
    """Words that mean the kind itself: `dossier halle` finds the dossier before the holder."""
    return _ALSO.get(code, "")
