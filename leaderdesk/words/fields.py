"""Tables, fields and stored values in French, for the history."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from leaderdesk.domain.changes import FieldChange
from leaderdesk.domain.money import RATE_UNIT
from leaderdesk.words import codes, formats
from leaderdesk.words.statuses import status

_TABLES = {
    "attachments": "pièces jointes",
    "base": "base",
    "contacts": "contacts",
    "cost_lines": "dépenses",
    "dossier_tags": "étiquettes du dossier",
    "dossiers": "dossiers",
    "envelopes": "enveloppes",
    "fiche_rules": "règles des fiches-actions",
    "fiches": "fiches-actions",
    "funders": "financeurs",
    "funding_lines": "financements",
    "funds": "fonds européens",
    "gals": "GAL",
    "holders": "porteurs",
    "journal": "historique",
    "journal_changes": "modifications",
    "notes": "notes",
    "programmes": "programmes",
    "quotes": "devis",
    "seats": "sièges du comité",
    "settings": "réglages",
    "status_steps": "états",
    "structures": "structures",
    "tags": "étiquettes",
}
_FIELDS = {
    "added_on": "ajouté le",
    "address": "adresse",
    "amount": "montant",
    "author": "auteur",
    "binned_on": "mis à la corbeille le",
    "carrier": "structure porteuse",
    "code": "code",
    "college": "collège",
    "commune": "commune",
    "contact": "contact",
    "convention_ends_on": "fin de convention",
    "convention_on": "convention signée le",
    "cost_line_id": "dépense",
    "created_at": "créée le",
    "dated_on": "daté du",
    "decided_on": "décidé le",
    "digest": "empreinte",
    "dossier_id": "dossier",
    "early_start_loses_operation": "un début anticipé fait perdre toute l’opération",
    "eligible_amount": "montant éligible",
    "eligible_from": "éligible à partir du",
    "eligible_from_origin": "origine de l’éligibilité",
    "eligible_max": "plafond de dépense éligible",
    "eligible_min": "plancher de dépense éligible",
    "email": "courriel",
    "ends_on": "fin",
    "epci": "EPCI",
    "feader_max": "plafond de FEADER",
    "feader_min": "plancher de FEADER",
    "feader_share": "part de FEADER",
    "fiche_id": "fiche-action",
    "fund_id": "fonds",
    "funder_id": "financeur",
    "gal_id": "GAL",
    "holder_id": "porteur",
    "holds_from": "en vigueur à partir du",
    "insee": "code INSEE",
    "inside_share": "part dans le territoire",
    "interest_group": "groupe d’intérêt",
    "is_example": "base d’exemple",
    "is_public": "public",
    "is_retained": "retenu",
    "kind": "nature",
    "label": "libellé",
    "legal_kind": "forme juridique",
    "lineage": "lignée",
    "max_public_aid_rate": "taux maximal d’aide publique",
    "min_own_of_public_funding": "part propre minimale des fonds publics",
    "min_own_rate": "autofinancement minimal",
    "name": "nom",
    "nature": "nature",
    "number": "numéro",
    "on_base": "assiette",
    "one": "rang",
    "opinion_on": "avis d’opportunité du",
    "own_public_money_calls": "l’argent propre public appelle le fonds",
    "phone": "téléphone",
    "position": "rang",
    "postcode": "code postal",
    "private_funds_count_as_own": "les fonds privés comptent comme autofinancement",
    "programme_id": "programme",
    "programmed_on": "programmé le",
    "public_aid_max": "plafond d’aide publique",
    "public_aid_min": "plancher d’aide publique",
    "purpose": "objectif",
    "reason": "motif",
    "received_on": "demande reçue le",
    "recovers_vat": "récupère la TVA",
    "region": "région",
    "revenue_before_share": "recettes déduites avant le prorata",
    "role": "fonction",
    "rounding_step": "pas d’arrondi",
    "rules_id": "version des règles",
    "since": "depuis le",
    "siret": "SIRET",
    "size": "taille",
    "source": "source",
    "starts_on": "début",
    "status": "état",
    "structure_id": "structure",
    "summary": "résumé",
    "suppleant": "suppléant",
    "supplier": "fournisseur",
    "tag_id": "étiquette",
    "text": "texte",
    "title": "intitulé",
    "titulaire": "titulaire",
    "until": "jusqu’au",
    "value": "valeur",
    "version": "version",
    "written_on": "écrit le",
}
_MONEY = frozenset(
    {
        *("amount", "eligible_amount", "eligible_min", "eligible_max", "public_aid_min", "public_aid_max"),
        *("feader_min", "feader_max", "rounding_step"),
    }
)
_RATES = frozenset(
    {
        *("feader_share", "max_public_aid_rate", "min_own_rate", "min_own_of_public_funding", "inside_share"),
    }
)
_FLAGS = ("is_", "own_public", "private_funds", "revenue_before", "early_start", "recovers_")
_VERBS = {"created": "créé", "changed": "modifié", "deleted": "supprimé"}


def table(name: str) -> str:
    """A table in French; one that this version does not know keeps its own name."""
    return _TABLES.get(name, name)


def field(name: str) -> str:
    """A field in French; one that this version does not know keeps its own name."""
    return _FIELDS.get(name, name)


def verb(code: str) -> str:
    """What happened to a row."""
    return _VERBS[code]


def value(name: str, stored: int | str | None) -> str:
    """A stored value as people write it."""
    if stored is None:
        return formats.MISSING
    if isinstance(stored, int):
        return _number(name, stored)
    if name == "status":
        return status(stored)
    if name.endswith(("_on", "since", "until", "_from")):
        return formats.day(date.fromisoformat(stored))
    return codes.word(name, stored)


def told(change: FieldChange) -> tuple[str, str]:
    """What a field held before and after, a row that it points to by its name."""
    before = change.before_name or _known(change.field, change.before)
    return before, change.after_name or _known(change.field, change.after)


def _known(name: str, stored: int | str | None) -> str:
    # A reference whose row has no name left (its values were erased): never its bare key.
    return formats.MISSING if name.endswith("_id") else value(name, stored)


def _number(name: str, stored: int) -> str:
    if name in _MONEY:
        return formats.money(stored)
    if name in _RATES:
        return formats.rate(Fraction(stored, RATE_UNIT))
    if name.startswith(_FLAGS):
        return "oui" if stored else "non"
    if name == "size":
        return formats.size(stored)
    return str(stored)
