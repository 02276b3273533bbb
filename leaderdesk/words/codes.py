"""The codes that rows hold, in French: kinds, natures, colleges, origins, checks, regimes."""

from __future__ import annotations

_KINDS = {
    "advance": "avance",
    "amendment": "avenant",
    "association": "association",
    "chamber": "chambre consulaire",
    "cofunder": "cofinancement versé",
    "committee": "comité de programmation",
    "commune": "commune",
    "communication": "communication",
    "company": "entreprise",
    "contract_notice": "avis de marché",
    "contract_notified": "marché notifié",
    "cooperative": "coopérative",
    "department": "département",
    "deposit": "acompte versé",
    "employer": "employeur",
    "farm": "exploitation agricole",
    "flat_rate": "forfait",
    "in_kind": "contribution en nature",
    "information": "information",
    "intercommunality": "intercommunalité",
    "investment": "investissement",
    "invoice": "facture",
    "local_authority": "collectivité",
    "mandate": "mandat",
    "minutes": "compte rendu",
    "order": "bon de commande",
    "other": "autre",
    "own": "fonds propres",
    "park": "parc",
    "person": "particulier",
    "private": "privé",
    "project": "projet",
    "public_body": "organisme public",
    "quote_signed": "devis signé",
    "region": "région",
    "rent": "loyer",
    "service": "prestation",
    "sole_trader": "entreprise individuelle",
    "spending": "dépense",
    "staff": "frais de personnel",
    "state": "État",
    "structure": "structure",
    "study": "étude",
    "technical": "comité technique",
    "supplies_services": "fournitures et services",
    "travel": "déplacements",
    "vat_refund": "remboursement de TVA",
    "works": "travaux",
    "written": "consultation écrite",
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
# The items of a checklist, and the regimes of State aid; a GAL may name others itself.
_CHECKS = {
    "territory": "Territoire",
    "applicant": "Porteur",
    "start": "Début des dépenses",
    "quotes": "Devis",
    "cofunding": "Cofinancements",
    "european_money": "Origine des cofinancements",
    "own_share": "Autofinancement",
    "aid_regime": "Régime d’aide d’État",
    "de_minimis": "De minimis",
    "procurement": "Commande publique",
    "pieces": "Pièces",
    "eligible_amount": "Montant éligible",
    "public_aid_amount": "Montant de l’aide publique",
    "fund_amount": "Montant du fonds",
}
_REGIMES = {
    "none": "hors aide d’État",
    "de_minimis_general": "de minimis général",
    "de_minimis_sieg": "de minimis SIEG",
    "de_minimis_agriculture": "de minimis agricole",
    "de_minimis_fishery": "de minimis pêche",
    "exempted_sme_investment": "investissements des PME (exempté)",
}
_MEASURES = {
    "flat_rate": "forfait sur d’autres dépenses",
    "hours": "heures à un coût horaire",
    "known": "montant connu",
    "mileage": "kilomètres selon un barème",
    "months": "mois de travail",
    "quoted": "devis",
    "yearly_hours": "heures sur un coût annuel",
}
_FITS = {"no": "non", "perhaps": "peut-être", "yes": "oui"}
_WAYS = {
    "email": "courriel",
    "hand": "en main propre",
    "phone": "téléphone",
    "platform": "plateforme",
    "post": "courrier",
}
_OUTCOMES = {
    "pass": "conforme",
    "fail": "non conforme",
    "not_applicable": "sans objet",
    "to_do": "à compléter",
}
_PUBLICITIES = {
    "none": "aucune",
    "chosen": "adaptée, au choix de l’acheteur",
    "bulletin": "BOAMP ou journal d’annonces légales",
    "european": "JOUE et BOAMP",
}
_SIZES = {"micro": "micro-entreprise", "small": "petite", "medium": "moyenne", "large": "grande"}
_STAGES = {
    "requested": "demandé",
    "instructed": "instruit",
    "voted": "voté",
    "convention": "conventionné",
    "claimed": "demandé en paiement",
    "certified": "certifié",
    "paid": "payé",
    "programmed": "programmé",
    "released": "reliquat",
    "provisional": "voté sous réserve de décision définitive",
    "asked": "en attente de vote",
}
_ROLES = {
    "titulaire": "titulaire",
    "suppleant": "suppléant",
    "pooled": "suppléant du collège",
    "consultative": "voix consultative",
    "holder": "porteur",
    "partner": "partenaire",
    "funder": "financeur",
}
_PHASES = {"preparation": "en préparation", "open": "ouverte", "closed": "close", "sealed": "scellée"}
_ANSWERS = {
    "coming": "vient",
    "absent": "absent",
    "unsure": "ne sait pas encore",
    "replaced": "son suppléant vient",
}
_STATES = {"declared": "déclaré", "dismissed": "écarté"}
_SENDINGS = {
    "convocation": "convocation",
    "agenda": "ordre du jour",
    "sheets": "fiches des projets",
    "scoring": "fiches de notation",
    "reminder": "relance",
    "minutes": "compte rendu",
    "decisions": "décisions",
}
_BY_FIELD = {
    "answer": _ANSWERS,
    "check": _CHECKS,
    "code": _SENDINGS,
    "college": _COLLEGES,
    "eligible_from_origin": _ORIGINS,
    "kind": _KINDS,
    "fits": _FITS,
    "legal_kind": _KINDS,
    "measure": _MEASURES,
    "nature": _NATURES,
    "on_base": _BASES,
    "outcome": _OUTCOMES,
    "phase": _PHASES,
    "publicity": _PUBLICITIES,
    "regime": _REGIMES,
    "replaces": _OUTCOMES,
    "role": _ROLES,
    "sent_by": _WAYS,
    "size": _SIZES,
    "stage": _STAGES,
    "state": _STATES,
    "way": _WAYS,
}


def word(field: str, code: str) -> str:
    """The code of a field in French; one that this version does not know stays as it is."""
    return _BY_FIELD.get(field, {}).get(code, code)
