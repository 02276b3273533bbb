"""Papers in French: what each is called, what it is for, how its file is named."""

from __future__ import annotations

from collections.abc import Mapping

from leaderdesk.domain.papers.made import MARKS, Mark, PaperState
from leaderdesk.domain.text import file_name as fit
from leaderdesk.words import formats
from leaderdesk.words.phrases import spaced

# What the papers are about that are about no sitting and no dossier.
WHOLE_PROGRAMME = "Tout le programme"

_KINDS: Mapping[str, tuple[str, str]] = {
    "convocation": ("Convocations", "Une par personne : jour, lieu, ordre du jour, et le talon pour répondre."),
    "agenda": ("Ordre du jour", "Les points avec leur heure, leur porteur et le montant demandé."),
    "back_planning": ("Rétroplanning", "Les dates qui mènent à la séance et la suivent, avec ce qui est déjà fait."),
    "booklet": ("Livret des projets", "Tous les projets de la séance, une page chacun, pour les membres du comité."),
    "project_sheets": (
        "Fiches des projets",
        "Une page par projet : qui, où, combien, à débattre, grille à noter.",
    ),
    "funders": ("Tableau des financeurs", "Qui paie quoi, projet par projet : pour la conférence des financeurs."),
    "attendance": ("Feuille d’émargement", "Les sièges par collège, avec une case à signer pour chacun."),
    "declarations": ("Déclarations d’intérêts", "À signer par chaque membre pour les projets de la séance."),
    "running_order": (
        "Conducteur de séance",
        "Pour qui préside : qui sort quand, quorum, formule de chaque vote.",
    ),
    "scoring_sheets": (
        "Fiches de notation",
        "Une par membre qui note, à remplir au stylo, avec son code.",
    ),
    "empty_grids": ("Grilles vierges", "La grille de chaque projet, sans nom ni note."),
    "slips": ("Bulletins secrets", "À découper : tous pareils, sans aucune marque."),
    "rescue_sheet": ("Feuille de secours", "Pour finir la séance à la main si l’ordinateur lâche."),
    "minutes": (
        "Compte rendu",
        "Présences, quorum, notes collectives, votes, décisions et enveloppes : pour le comité et les financeurs.",
    ),
    "annex": (
        "Annexe confidentielle",
        "Notes de chaque membre, votes nominatifs et motifs des déports : pour un contrôle, et lui seul.",
    ),
    "decision_letters": ("Lettres de décision", "Une par porteur, d’après les textes de votre GAL."),
    "project_extracts": ("Extraits par projet", "La décision d’un projet seul, avec son quorum et son vote."),
    "funder_extracts": ("Extraits par financeur", "Les décisions sur les projets que chacun finance."),
    "public_summary": ("Synthèse publique", "Sans donnée personnelle : pour le site et les intercommunalités."),
    "receipt": ("Accusé de réception", "La lettre qui ouvre l’éligibilité des dépenses."),
    "completeness": ("Demande de pièces", "La lettre qui demande ce qui manque au dossier."),
    "claim_lacks": (
        "Éléments manquants pour le versement",
        "La lettre qui demande les pièces et les dépenses sans lesquelles l’aide ne peut pas être versée.",
    ),
    "cooperation": (
        "Accord de coopération : partenaires et coûts",
        "Les partenaires, ce que chacun porte et demande, les coûts communs et qui doit quoi.",
    ),
    "running_claim": (
        "Demande de paiement de l’animation",
        "Pour chaque demande rassemblée : salaires par personne et par mois, déplacements, forfait, justificatifs.",
    ),
    "treasury_note": ("Note de trésorerie", "Ce que le porteur devra avancer, jusqu’à quand, et que faire."),
    "control_file": ("Dossier de contrôle", "Tout le dossier en un document, pièces et empreintes comprises."),
    "portal": ("Dossier pour le portail", "Ce que demande l’autorité de gestion, prêt à déposer."),
    "envelopes": ("État des enveloppes", "Par fiche-action et par fonds : prévu, programmé, reste, liste d’attente."),
    "committee_state": (
        "État pour le comité",
        "Deux pages pour la séance, au jour d’aujourd’hui ; un autre jour se choisit dans Bilans.",
    ),
    "epci_sheets": (
        "Fiches par EPCI",
        "Une par intercommunalité, pour sa visite annuelle : projets soutenus, argent, ce qui vient.",
    ),
    "control_register": (
        "Registre des contrôles",
        "Jusqu’à quand chaque dossier peut être contrôlé, ses contrôles, leurs constats et les réponses.",
    ),
    "region_questions": (
        "Questions à la région",
        "La lettre des écarts avec son tableau qui attendent sa réponse.",
    ),
    "yearly_declarations": ("Déclarations annuelles", "À signer par chaque membre du comité."),
}
_MARKS: Mapping[Mark, str] = {"printed": "imprimé", "signed": "signé", "sent": "envoyé"}


def kind(code: str) -> str:
    """What a paper is called."""
    return _KINDS[code][0]


def purpose(code: str, *, is_confidential: bool = False) -> str:
    """What a paper says, and to whom."""
    kept = " Confidentiel : des noms y sont liés à des notes, des votes ou des intérêts." if is_confidential else ""
    return spaced(f"{_KINDS[code][1]}{kept}")


def line(code: str) -> str:
    """The same with the word that the command line knows it by."""
    return f"{code:<19} {spaced(f'{kind(code)} : ')}{purpose(code)}"


def unprinted(letters: str) -> str:
    """What no font has."""
    return spaced(f"Caractères qu’aucune police ne contient, remplacés par « ? » : {' '.join(letters)}")


def mark(code: Mark) -> str:
    """What may be said of a paper that was made."""
    return _MARKS[code]


def say_state(state: PaperState) -> str:
    """What became of the papers of a kind, the furthest first: `3 envoyés, 2 signés`, `préparé le 21/11/2026`."""
    if not state.made or state.last_on is None:
        return "à produire"
    said = [_counted(mark_, state.marked[mark_], state.made) for mark_ in reversed(MARKS) if state.marked[mark_]]
    if not said:
        many = formats.counted(state.made, "préparé", "préparés") if state.made > 1 else "préparé"
        said = [f"{many} le {formats.day(state.last_on)}"]
    return ", ".join([*said, "provisoire"] if state.drafts else said)


def _counted(code: Mark, count: int, of: int) -> str:
    if of == 1:
        return _MARKS[code]
    return f"{count} {_MARKS[code]}s sur {of}" if count > 1 else f"1 {_MARKS[code]} sur {of}"


def codes() -> frozenset[str]:
    """Every paper that has a name."""
    return frozenset(_KINDS)


def file_name(title: str, reference: str) -> str:
    """The name of a file, without its ending: the reference first, so that a folder sorts itself, and nothing twice."""
    return fit(reference if reference.endswith(title) else f"{reference} {title}") or "document"
