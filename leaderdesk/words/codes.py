"""The codes that rows hold, in French: kinds, natures, colleges, origins, checks, regimes."""

from __future__ import annotations

_KINDS = {
    "advance": "avance",
    "amendment": "avenant",
    "amount": "montant",
    "association": "association",
    "balance": "solde",
    "chamber": "chambre consulaire",
    "cofunder": "cofinancement versé",
    "committee": "comité de programmation",
    "commune": "commune",
    "communication": "communication",
    "company": "entreprise",
    "content": "contenu",
    "contract_notice": "avis de marché",
    "contract_notified": "marché notifié",
    "control": "période de contrôle",
    "cooperative": "coopérative",
    "deadline": "délai",
    "department": "département",
    "deposit": "acompte versé",
    "employer": "employeur",
    "farm": "exploitation agricole",
    "flat_rate": "forfait",
    "holder": "porteur",
    "in_kind": "contribution en nature",
    "gal": "GAL",
    "information": "information",
    "instalment": "acompte",
    "insurance": "assurance",
    "intercommunality": "intercommunalité",
    "interterritorial": "interterritoriale",
    "investment": "investissement",
    "invoice": "facture",
    "local_authority": "collectivité",
    "maintenance": "maintien de l’investissement",
    "mandate": "mandat",
    "minutes": "compte rendu",
    "order": "bon de commande",
    "other": "autre",
    "own": "fonds propres",
    "park": "parc",
    "person": "particulier",
    "plan": "plan de financement",
    "private": "privé",
    "project": "projet",
    "public_body": "organisme public",
    "publicity": "publicité de l’aide",
    "quote_signed": "devis signé",
    "region": "région",
    "rent": "loyer",
    "report": "compte rendu à remettre",
    "revenue": "recettes à déclarer",
    "service": "prestation",
    "similar_group": "groupe semblable",
    "sole_trader": "entreprise individuelle",
    "spending": "dépense",
    "staff": "frais de personnel",
    "state": "État",
    "structure": "structure",
    "study": "étude",
    "supplies_services": "fournitures et services",
    "technical": "comité technique",
    "transnational": "transnationale",
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
    "certified": "certifié",
    "claimed": "demandé en paiement",
    "convention": "conventionné",
    "flat_rate": "forfait sur d’autres dépenses",
    "hours": "heures à un coût horaire",
    "known": "montant connu",
    "mileage": "kilomètres selon un barème",
    "months": "mois de travail",
    "paid": "payé",
    "programmed": "programmé",
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
_PROOFS = {
    "stamped_invoice": "facture acquittée",
    "bank_statement": "relevé bancaire",
    "public_order": "mandat de paiement",
    "payslip": "bulletin de paie",
    "time_sheet": "relevé de temps",
    "none": "aucune",
}
_CUTS = {
    "outside_period": "hors période",
    "outside_convention": "hors convention",
    "above_quote": "au-dessus du devis retenu",
    "other_supplier": "autre fournisseur que prévu",
    "vat_recovered": "TVA récupérée",
    "claimed_twice": "facture déjà demandée",
    "not_paid": "non payée",
    "no_proof": "sans preuve de paiement",
    "no_publicity": "sans publicité de l’aide",
    "above_ceiling": "au-dessus du plafond",
    "not_eligible": "dépense inéligible",
    "revenue": "recettes à déduire",
    "other": "autre motif",
}
_HANDS = {
    "holder": "le porteur",
    "gal": "le GAL",
    "region": "la Région",
    "payer": "l’organisme payeur",
    "funder": "un cofinanceur",
}
_BODIES = {
    "region": "Région",
    "payer": "organisme payeur",
    "coordination": "coordination des contrôles",
    "commission": "Commission européenne",
    "court_of_auditors": "Cour des comptes",
    "other": "autre organisme",
}
_AMOUNT_ORIGINS = {"said": "saisi", "claims": "demandes de paiement", "amendments": "avenants"}
_STRANDS = {"projects": "projets", "cooperation": "coopération", "running": "animation et fonctionnement"}
_GATHERINGS = {"sum": "somme", "mean": "moyenne", "count": "nombre de projets"}
_VERDICTS = {"ours": "la base est juste", "asked": "région interrogée"}
_BY_FIELD = {
    "gathering": _GATHERINGS,
    "strand": _STRANDS,
    "verdict": _VERDICTS,
    "answer": _ANSWERS,
    "body": _BODIES,
    "check": _CHECKS,
    "code": _SENDINGS,
    "college": _COLLEGES,
    "cut_reason": _CUTS,
    "eligible_from_origin": _ORIGINS,
    "fits": _FITS,
    "held_by": _HANDS,
    "kind": _KINDS,
    "legal_kind": _KINDS,
    "measure": _MEASURES,
    "nature": _NATURES,
    "on_base": _BASES,
    "origin": _AMOUNT_ORIGINS,
    "outcome": _OUTCOMES,
    "phase": _PHASES,
    "proof": _PROOFS,
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
