"""The settings of a programme in French: what each is called, what it changes, in which group it stands."""

from __future__ import annotations

from leaderdesk.words.phrases import spaced

_GROUPS = {
    "dossiers": "Dossiers",
    "eligibility": "Éligibilité",
    "treasury": "Trésorerie",
    "orientation": "Orientation",
    "attachments": "Pièces jointes",
    "committee": "Comité",
    "papers": "Documents",
    "open_data": "Données ouvertes",
}
_LABELS = {
    "number_pattern": "Numéro des dossiers",
    "life": "Vie d’un dossier",
    "cost_rules": "Règles des dépenses",
    "claim_rules": "Règles des demandes de paiement",
    "envelope_rules": "Règles des enveloppes",
    "control_period": "Durée de contrôle des dossiers",
    "running_rules": "Règles des frais de fonctionnement et d’animation",
    "completeness_days": "Délai pour compléter un dossier",
    "reconciliation_days": "Délai entre deux rapprochements",
    "aid_regimes": "Régimes d’aide et plafonds",
    "payment_delays": "Délais de paiement du fonds",
    "vat_refund_months": "Délai de remboursement de la TVA",
    "territory_communes": "Communes du territoire",
    "other_funds": "Autres fonds à proposer",
    "committee_rules": "Règles du comité",
    "minutes_phrases": "Phrases du compte rendu",
    "paper_mention": "Mention européenne",
    "letter_texts": "Lettres et textes",
    "portal_names": "Noms des fichiers à déposer",
    "grantor_name": "Nom de l’attribuant",
    "grantor_siret": "SIRET de l’attribuant",
    "attachment_megabytes": "Taille d’une pièce jointe",
}
_HELPS = {
    "number_pattern": "Le numéro proposé à un nouveau dossier, écrit avec des mots entre crochets : [année] (2026), "
    "[an] (26), [rang] (14), [rang 3] (014).",
    "life": "Les états d’un dossier, les passages de l’un à l’autre et les délais qu’ils font courir.",
    "cost_rules": "Ce que les dépenses doivent respecter pour compter : devis, TVA, exclusions, plafonds.",
    "claim_rules": "Ce qui limite un versement : la part au plus avant le solde, le nombre d’acomptes, "
    "les cofinanceurs payés d’abord, la part écartée au-delà de laquelle elle est déduite une fois de plus. "
    "Un champ vide ne limite rien.",
    "envelope_rules": "De combien les enveloppes peuvent être dépassées en programmant, quels avenants l’autorité "
    "approuve, et comment la liste d’attente est parcourue. Ces règles se modifient à la page Enveloppes.",
    "control_period": "Depuis quel jour et combien d’années un dossier peut être contrôlé. "
    "Cette durée se modifie à la page Contrôles.",
    "running_rules": "Comment le temps et les salaires de l’équipe deviennent des dépenses éligibles, les forfaits, "
    "le coût du kilomètre, et le plafond de ces frais. Un champ vide ne compte pas.",
    "reconciliation_days": "Le nombre de jours après lequel l’accueil rappelle de comparer la base au tableau de la "
    "région, une fois qu’un premier rapprochement a été gardé.",
    "completeness_days": "Le nombre de jours laissés au porteur dans le courrier qui demande les pièces manquantes.",
    "aid_regimes": "Les régimes d’aide d’État, leurs intensités, les plafonds de minimis avec leurs dates : les listes "
    "de contrôle qui n’en ont pas à elles les suivent.",
    "payment_delays": "Les mois entre une demande de paiement et le virement : au plus tôt, probable, au plus tard. "
    "Ils servent tant que la base n’a pas assez de paiements pour les mesurer.",
    "vat_refund_months": "Le nombre de mois entre une dépense et le remboursement de sa TVA.",
    "territory_communes": "Les communes du GAL, une par ligne : leur nom ou leur code INSEE. "
    "L’orientation dit alors si un siège est sur le territoire.",
    "other_funds": "Les fonds à proposer à ceux que LEADER ne peut pas aider, avec leur contact.",
    "committee_rules": "Le quorum et ses deux moitiés, ce que compte un membre déporté, les majorités, le silence "
    "d’une consultation écrite, les délais d’envoi.",
    "minutes_phrases": "Les phrases toutes prêtes à mettre dans le compte rendu d’un point, une par ligne.",
    "paper_mention": "La mention portée en tête de chaque document produit.",
    "letter_texts": "Les lettres envoyées aux porteurs et les textes des documents, avec leurs champs entre crochets.",
    "portal_names": "Le nom de chaque fichier à déposer sur le portail de l’autorité, avec des mots entre crochets : "
    "[dossier], [rang], [rang 2] (02), [document], [date].",
    "grantor_name": "Le nom officiel de la collectivité qui attribue l’aide européenne, publié dans les données "
    "ouvertes : le plus souvent la région, autorité de gestion.",
    "grantor_siret": "Son numéro à quatorze chiffres, publié dans les données ouvertes.",
    "attachment_megabytes": "La taille la plus grande d’un fichier joint, en mégaoctets.",
}
_UNSOURCED = "Aucun texte ne fixe cette valeur : celle-ci n’est qu’un point de départ, à régler selon votre GAL."


def label(code: str) -> str:
    """What a setting is called; one that this version does not know keeps its code."""
    return _LABELS.get(code, code)


def help_text(code: str) -> str:
    """What a setting changes."""
    return spaced(_HELPS.get(code, ""))


def group(code: str) -> str:
    """The group a setting stands in."""
    return _GROUPS.get(code, code)


def unsourced() -> str:
    """Said beside a setting for which no text gives a standard."""
    return spaced(_UNSOURCED)


def unsourced_note() -> str:
    """The same once for a whole page, where such settings bear a star."""
    return f"*\u00a0{unsourced()}"
