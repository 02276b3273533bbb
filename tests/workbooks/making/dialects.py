"""How people name the states of a dossier, the kinds of holders and the fiches-actions in their tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tests.workbooks.making.cells import Read, means
from tests.workbooks.making.pool import FICHES, Project

PLAIN = {
    "contact": "Contact",
    "pre_request": "Pré-demande",
    "acknowledged": "AR envoyé",
    "opinion": "Avis d’opportunité",
    "complete": "Dossier complet",
    "instructed": "Instruit",
    "programmed": "Programmé",
    "convention": "Conventionné",
    "in_progress": "En cours de réalisation",
    "claimed": "Demande de paiement déposée",
    "paid": "Soldé",
    "closed": "Clôturé",
    "postponed": "Ajourné",
    "waiting_list": "Liste d’attente",
    "refused": "Avis défavorable",
    "withdrawn": "Retiré",
    "abandoned": "Abandonné",
    "deprogrammed": "Déprogrammé",
}
SHORT = PLAIN | {
    "acknowledged": "AR",
    "complete": "complet",
    "programmed": "prog.",
    "convention": "conv. signée",
    "in_progress": "en cours",
    "claimed": "dde paiement",
    "refused": "refusé",
    "withdrawn": "retrait",
    "postponed": "ajourné",
    "deprogrammed": "déprog.",
}
CAPITALS = {code: word.upper() for code, word in PLAIN.items()}
KINDS = {
    "commune": "Commune",
    "intercommunality": "EPCI",
    "public_body": "Établissement public",
    "chamber": "Chambre consulaire",
    "association": "Association",
    "cooperative": "Coopérative",
    "company": "Entreprise",
    "sole_trader": "Entreprise individuelle",
    "farm": "Exploitation agricole",
    "person": "Particulier",
}
LEGAL = KINDS | {
    "intercommunality": "Communauté de communes",
    "association": "Association loi 1901",
    "company": "SARL",
    "cooperative": "SCIC",
    "sole_trader": "Micro-entreprise",
    "farm": "GAEC",
    "chamber": "Chambre d’agriculture",
}
# Before the committee has decided, there is no date of committee.
_BEFORE = frozenset(("contact", "pre_request", "acknowledged", "opinion", "complete", "instructed", "withdrawn"))
_SIGNED = frozenset(("convention", "in_progress", "claimed", "paid", "closed"))


def status(project: Project, words: Mapping[str, str] = PLAIN) -> Read:
    """The state of a project in the words of a table."""
    return means(words[project.status], project.status)


def kind(project: Project, words: Mapping[str, str] = KINDS) -> Read:
    """The kind of a holder in the words of a table."""
    return means(words[project.kind], project.kind)


def fiche(project: Project, shape: str = "{code}") -> Read:
    """The fiche-action of a project: `FA{code}`, `Fiche {code} : {title}`."""
    return means(shape.format(code=project.fiche, title=FICHES[project.fiche]), project.fiche)


def committee(project: Project) -> date | None:
    """When the committee decided, if it has."""
    return None if project.status in _BEFORE else project.committee


def convention(project: Project) -> date | None:
    """When the convention was signed, if it was."""
    return project.convention if project.status in _SIGNED else None


def day(found: date | None, shape: str) -> object:
    """A day as text: `%d/%m/%y`; it is sure."""
    return None if found is None else means(found.strftime(shape), found.isoformat())
