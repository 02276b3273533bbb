"""The data-entry template in French: its headings, what each column takes, the row that shows how."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from leaderdesk.domain.workbooks.tables import EXAMPLE
from leaderdesk.words import formats
from leaderdesk.words.phrases import spaced
from leaderdesk.words.workbooks import FIELDS

SHEET, HELP_SHEET = "Saisie", "Aide"
HELP_HEADINGS = ("Colonne", "Ce qu’on y met", "Exemple")
WRONG = "Valeur à vérifier"
_HEADINGS = {"number": "N° dossier"}
_TITLE = "Saisie de dossiers"
_HOW_TO = (
    "Une ligne par dossier ; laissez vide ce que vous ne savez pas.",
    "Cliquez sur une case pour lire ce qu’elle attend ; la flèche à sa droite ouvre une liste.",
    "La ligne « EXEMPLE » n’est jamais reprise.",
)
# What each column takes, and what the example says in it.
_MEANINGS: Mapping[str, tuple[str, str | int | date | Fraction]] = {
    "number": ("Le numéro que le GAL donne au dossier.", EXAMPLE),
    "title": ("Le nom du projet.", "Ouvrir un atelier partagé"),
    "summary": ("Le projet en deux ou trois phrases.", "Un lieu, des outils, des permanences."),
    "holder_name": ("Qui porte le projet : la commune, l’association, l’entreprise.", "Association L’Atelier"),
    "holder_kind": ("Le type de porteur, de la liste.", "association"),
    "siret": ("Les 14 chiffres. La case est du texte : aucun zéro ne se perd.", "00000000000000"),
    "address": ("Le numéro et la rue du porteur.", "2 place de l’Église"),
    "postcode": ("Les 5 chiffres.", "01000"),
    "commune": ("La commune du porteur.", "Exemple-le-Bourg"),
    "epci": ("La communauté de communes ou d’agglomération.", "CC d’Exemple"),
    "contact": ("La personne à qui parler.", "Camille Exemple"),
    "phone": ("Le téléphone, comme il se compose.", "01 00 00 00 00"),
    "email": ("L’adresse électronique.", "camille@exemple.fr"),
    "fiche_action": ("La fiche-action, de la liste.", ""),
    "call": ("L’appel à projets, s’il y en a un.", ""),
    "status": ("Où en est le dossier, de la liste.", "Programmé"),
    "theme": ("Le thème, en quelques mots.", "Services"),
    "partners": ("Les partenaires du projet, séparés par des virgules.", "La commune, le lycée"),
    "date_received": ("Le jour où le dossier est arrivé.", date(2026, 1, 15)),
    "date_eligible": ("Le jour à partir duquel une dépense compte.", date(2026, 1, 15)),
    "date_opinion": ("Le jour de l’avis d’opportunité.", date(2026, 2, 10)),
    "date_committee": ("Le jour du comité qui a décidé.", date(2026, 4, 14)),
    "date_convention": ("Le jour où la convention a été signée.", date(2026, 6, 1)),
    "date_start": ("Le premier jour du projet.", date(2026, 6, 15)),
    "date_end": ("Le dernier jour du projet.", date(2027, 6, 14)),
    "date_claimed": ("Le jour où la demande de paiement a été déposée.", ""),
    "date_paid": ("Le jour du dernier paiement du fonds européen.", ""),
    "total_cost": ("Le coût du projet, en euros.", 2_500_000),
    "eligible_cost": ("Ce qui compte pour l’aide, en euros ; au plus le coût total.", 2_000_000),
    "feader": ("L’aide européenne, en euros.", 1_280_000),
    "feader_rate": ("La part européenne de l’aide publique, en pourcentage : 80 %.", Fraction(4, 5)),
    "national_public": ("Ce que les financeurs publics français apportent, en euros.", 320_000),
    "private": ("Ce que des financeurs privés apportent, en euros.", ""),
    "own_funds": ("Ce que le porteur paie lui-même, en euros.", 900_000),
    "cofunders": ("Les cofinanceurs : un de la liste, ou plusieurs séparés par des virgules.", ""),
    "cofunder_amount": ("Ce que le cofinanceur apporte, en euros ; s’ils sont plusieurs, laissez vide.", ""),
    "paid": ("Ce que le fonds européen a payé à ce jour, en euros.", ""),
    "person": ("Qui suit le dossier au GAL.", ""),
    "next_step": ("La prochaine chose à faire.", "Demander les factures"),
    "notes": ("Tout le reste : rien n’en est perdu.", "Vu le 3 mars"),
}


def heading(field: str) -> str:
    """The heading of a column."""
    said = _HEADINGS.get(field, FIELDS[field])
    return f"{said[:1].upper()}{said[1:]}"


def meaning(field: str) -> str:
    """What a column takes."""
    return spaced(_MEANINGS[field][0])


def example(field: str) -> str | int | date | Fraction:
    """What the example says."""
    return _MEANINGS[field][1]


def lines(gal: str, on: date) -> tuple[str, ...]:
    """What stands above the headings."""
    return (f"{_TITLE}, {gal}, {formats.day(on)}" if gal else _TITLE, *map(spaced, _HOW_TO))
