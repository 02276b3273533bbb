"""Tables, fields and stored values in French, for the history."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

from leaderdesk.domain.changes import FieldChange
from leaderdesk.domain.money import RATE_UNIT, THOUSAND
from leaderdesk.words import codes, formats
from leaderdesk.words.statuses import status

_TABLES = {
    "agenda_points": "points de l’ordre du jour",
    "attachments": "pièces jointes",
    "base": "base",
    "calls": "appels à projets",
    "cash_movements": "mouvements de trésorerie",
    "cash_plans": "plans de trésorerie",
    "check_marks": "réponses aux contrôles",
    "checklists": "listes de contrôle",
    "commitments": "engagements de dépense",
    "contacts": "contacts",
    "contract_changes": "avenants aux marchés",
    "contracts": "marchés",
    "conversations": "échanges",
    "cost_lines": "dépenses",
    "deposits": "dépôts",
    "dossier_tags": "étiquettes du dossier",
    "dossiers": "dossiers",
    "drafts": "brouillons",
    "envelopes": "enveloppes",
    "fiche_rules": "règles des fiches-actions",
    "fiches": "fiches-actions",
    "funders": "financeurs",
    "funding_lines": "financements",
    "funds": "fonds européens",
    "gals": "GAL",
    "gestures": "gestes de séance",
    "grid_notes": "notes de grille",
    "grid_versions": "versions de grille",
    "grids": "grilles",
    "holders": "porteurs",
    "interests": "intérêts",
    "invitations": "réponses à la convocation",
    "journal": "historique",
    "journal_changes": "modifications",
    "logos": "logos",
    "made_papers": "documents produits",
    "mandates": "mandats",
    "member_ties": "liens des membres",
    "members": "membres du comité",
    "notes": "notes",
    "offices": "présidences",
    "past_aids": "aides de minimis",
    "people": "équipe",
    "pieces": "pièces",
    "planned_claims": "demandes de paiement prévues",
    "programmes": "programmes",
    "quotes": "devis",
    "saved_views": "vues enregistrées",
    "sealed_records": "procès-verbaux scellés",
    "seats": "sièges du comité",
    "sendings": "envois",
    "settings": "réglages",
    "sittings": "séances",
    "staged_amounts": "montants par étape",
    "status_steps": "états",
    "structures": "structures",
    "tags": "étiquettes",
    "view_states": "affichages",
    "workbook_runs": "classeurs repris",
    "workbook_sources": "origines de classeurs",
    "yearly_declarations": "déclarations annuelles",
}
_FIELDS = {
    "about": "objet",
    "added_on": "ajouté le",
    "address": "adresse",
    "agreed_on": "convenu le",
    "amount": "montant",
    "amount_max": "montant au plus",
    "amount_min": "montant au moins",
    "annual_budget": "budget annuel",
    "answer": "réponse",
    "answered": "réponse donnée",
    "answered_on": "réponse le",
    "asked_of": "demandé à",
    "asked_on": "demandé le",
    "at": "heure",
    "attachment_id": "pièce jointe",
    "author": "auteur",
    "benefits_territory": "profite au territoire",
    "binned_on": "mis à la corbeille le",
    "call_id": "appel à projets",
    "caller": "interlocuteur",
    "carrier": "structure porteuse",
    "changed_rows": "lignes changées",
    "checklist_id": "liste de contrôle",
    "chosen_on": "choisi le",
    "closes_at": "clôture",
    "code": "code",
    "college": "collège",
    "columns": "colonnes",
    "comes_at": "arrive à",
    "committee_on": "comité prévu le",
    "commune": "commune",
    "communes": "communes",
    "contact": "contact",
    "contract_id": "marché",
    "convention_ends_on": "fin de convention",
    "convention_on": "convention signée le",
    "cost_line_id": "dépense",
    "created_at": "créée le",
    "criterion": "critère",
    "dated_on": "daté du",
    "deadline": "date limite",
    "decided_on": "décidé le",
    "decision": "décision",
    "definition": "définition",
    "digest": "empreinte",
    "done_on": "fait le",
    "dossier_id": "dossier",
    "doubt_rows": "lignes en doute",
    "driven_before": "kilomètres déjà parcourus",
    "due_on": "échéance",
    "early_months": "mois au plus tôt",
    "early_on": "au plus tôt le",
    "early_start_loses_operation": "un début anticipé fait perdre toute l’opération",
    "eligible_amount": "montant éligible",
    "eligible_from": "éligible à partir du",
    "eligible_from_origin": "origine de l’éligibilité",
    "eligible_max": "plafond de dépense éligible",
    "eligible_min": "plancher de dépense éligible",
    "email": "courriel",
    "ends_on": "fin",
    "envelope": "enveloppe",
    "epci": "EPCI",
    "error_rows": "lignes en erreur",
    "estimate": "estimation",
    "expected_on": "attendu le",
    "expires_on": "valable jusqu’au",
    "feader_max": "plafond de FEADER",
    "feader_min": "plancher de FEADER",
    "feader_share": "part de FEADER",
    "fiche_id": "fiche-action",
    "filing_months": "mois avant la demande",
    "fingerprint": "empreinte des titres",
    "fits": "convient à LEADER",
    "frozen_on": "figée le",
    "fund_id": "fonds",
    "funder_id": "financeur",
    "funding_line_id": "financement",
    "gal_id": "GAL",
    "gesture": "geste",
    "granted_by": "accordée par",
    "granted_on": "accordée le",
    "grid_id": "grille",
    "grid_version_id": "version de grille",
    "ground": "base de la séance",
    "held_on": "date de l’échange",
    "holder_id": "porteur",
    "holder_name": "déposant",
    "holds_from": "en vigueur à partir du",
    "id": "identifiant",
    "imported_at": "repris le",
    "insee": "code INSEE",
    "inside_share": "part dans le territoire",
    "instructed": "montant instruit",
    "instructed_reason": "motif de l’instruction",
    "interest_group": "groupe d’intérêt",
    "is_complete": "complet",
    "is_done": "fait",
    "is_draft": "provisoire",
    "is_european_money": "argent européen",
    "is_example": "base d’exemple",
    "is_inside": "dans le territoire",
    "is_public": "public",
    "is_retained": "retenu",
    "item": "contrôle",
    "kind": "nature",
    "label": "libellé",
    "late_months": "mois au plus tard",
    "late_on": "au plus tard le",
    "launched_on": "lancé le",
    "leaves_at": "part à",
    "left_on": "parti le",
    "left_out": "écarté parce que",
    "legal_kind": "forme juridique",
    "likely_months": "mois probables",
    "lineage": "lignée",
    "loan_rate": "taux du relais",
    "made_on": "engagé le",
    "marked_on": "répondu le",
    "max_public_aid_rate": "taux maximal d’aide publique",
    "measure": "mode de calcul",
    "member_id": "membre",
    "merged_into": "fusionné avec",
    "min_own_of_public_funding": "part propre minimale des fonds publics",
    "min_own_rate": "autofinancement minimal",
    "missing": "pièces manquantes",
    "months": "nombre de mois",
    "name": "nom",
    "nature": "nature",
    "need": "besoin",
    "net": "montant HT",
    "new_rows": "lignes nouvelles",
    "next_step": "prochaine étape",
    "next_step_on": "prochaine étape le",
    "note": "note",
    "notified_on": "notifié le",
    "number": "numéro",
    "on_base": "assiette",
    "one": "rang",
    "opened_on": "plis ouverts le",
    "opening": "trésorerie de départ",
    "opens_at": "ouverture",
    "opinion_on": "avis d’opportunité du",
    "orientation": "orientation",
    "outcome": "réponse",
    "own_public_money_calls": "l’argent propre public appelle le fonds",
    "partners": "partenaires",
    "party": "partie",
    "pattern": "nom habituel",
    "person_id": "suivi par",
    "phase": "phase",
    "phone": "téléphone",
    "place": "lieu",
    "planned_minutes": "minutes prévues",
    "pool_rank": "rang dans le collège",
    "position": "rang",
    "postcode": "code postal",
    "prepared_by_id": "préparée par",
    "prepared_on": "préparé le",
    "printed_on": "imprimé le",
    "private_funds_count_as_own": "les fonds privés comptent comme autofinancement",
    "programme_id": "programme",
    "programmed_on": "programmé le",
    "proxy_to_id": "pouvoir donné à",
    "public_aid_max": "plafond d’aide publique",
    "public_aid_min": "plancher d’aide publique",
    "publicity": "publicité",
    "published_on": "publié le",
    "published_where": "publié où",
    "purpose": "objectif",
    "quantity": "quantité",
    "rank": "rang",
    "ready_on": "prête le",
    "reason": "motif",
    "received_at": "reçu le",
    "received_on": "demande reçue le",
    "recipients": "destinataires",
    "record": "procès-verbal",
    "recovers_vat": "récupère la TVA",
    "red_months": "mois avant l’alerte rouge",
    "red_share": "part du budget pour l’alerte rouge",
    "reference": "référence",
    "refused_on": "refusé le",
    "regime": "régime d’aide",
    "region": "région",
    "remark": "remarque",
    "reopened_for": "motif de réouverture",
    "reopened_on": "rouvert le",
    "replaces": "en place de la réponse",
    "report": "compte rendu",
    "revenue": "recettes",
    "revenue_before_share": "recettes déduites avant le prorata",
    "role": "fonction",
    "rounding_step": "pas d’arrondi",
    "rules": "règlement",
    "rules_id": "version des règles",
    "said_on": "date",
    "same_rows": "lignes identiques",
    "scale": "barème",
    "scan_id": "exemplaire signé",
    "sealed_on": "scellé le",
    "seat_id": "siège",
    "sent_by": "envoyé par",
    "sent_on": "envoyé le",
    "set_aside": "non demandée parce que",
    "share": "part",
    "signed_on": "signé le",
    "since": "depuis le",
    "siren": "SIREN",
    "siret": "SIRET",
    "sitting_id": "séance",
    "size": "taille",
    "skipped_rows": "lignes laissées",
    "source": "source",
    "source_id": "origine",
    "stage": "étape",
    "starts_at": "commence à",
    "starts_on": "début",
    "state": "état",
    "status": "état",
    "street": "voie",
    "structure_id": "structure",
    "suggestion": "suggestion",
    "summary": "résumé",
    "supplier": "fournisseur",
    "tag_id": "étiquette",
    "taken_on": "calculé sur",
    "text": "texte",
    "theme": "thème",
    "title": "intitulé",
    "traits": "particularités",
    "undertaking": "entreprise unique",
    "unit_cost": "coût unitaire",
    "until": "jusqu’au",
    "value": "valeur",
    "vat": "TVA",
    "vat_recovered": "TVA récupérée",
    "version": "version",
    "view": "liste",
    "way": "mode d’envoi ou de dépôt",
    "words": "mots",
    "written_on": "écrit le",
    "year": "année",
}
_MONEY = frozenset(
    {
        *("amount", "eligible_amount", "eligible_min", "eligible_max", "public_aid_min", "public_aid_max"),
        *("feader_min", "feader_max", "rounding_step", "net", "vat", "unit_cost", "revenue", "instructed", "estimate"),
        *("amount_min", "amount_max", "opening", "annual_budget", "envelope"),
    }
)
_RATES = frozenset(
    {
        *("feader_share", "max_public_aid_rate", "min_own_rate", "min_own_of_public_funding", "inside_share"),
        *("share", "vat_recovered", "loan_rate", "red_share"),
    }
)
_QUANTITIES = frozenset({"quantity", "driven_before", "note"})
_REFERENCES = ("_id", "merged_into")
_FLAGS = ("is_", "own_public", "private_funds", "revenue_before", "early_start", "recovers_", "benefits_")
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
    if name.endswith("_at"):
        return formats.moment(datetime.fromisoformat(stored))
    if name.endswith(("_on", "since", "until", "_from")):
        return formats.day(date.fromisoformat(stored))
    return codes.word(name, stored)


def told(change: FieldChange) -> tuple[str, str]:
    """What a field held before and after, a row that it points to by its name."""
    before = change.before_name or _known(change.field, change.before)
    return before, change.after_name or _known(change.field, change.after)


def _known(name: str, stored: int | str | None) -> str:
    # A reference whose row has no name left (its values were erased): never its bare key.
    return formats.MISSING if name.endswith(_REFERENCES) else value(name, stored)


def _number(name: str, stored: int) -> str:
    if name in _MONEY:
        return formats.money(stored)
    if name in _RATES:
        return formats.rate(Fraction(stored, RATE_UNIT))
    if name in _QUANTITIES:
        return formats.quantity(Fraction(stored, THOUSAND))
    if name.startswith(_FLAGS):
        return "oui" if stored else "non"
    if name == "size":
        return formats.size(stored)
    return str(stored)
