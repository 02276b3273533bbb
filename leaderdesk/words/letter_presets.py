"""The letters as they are proposed: what each is called, what the managing authority must approve in it, its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leaderdesk.domain.papers.letters import LETTERS, LetterCode, LetterText, read_letters
from leaderdesk.words.phrases import spaced

_HELLO = "Madame, Monsieur,"
_BYE = """\
Nous restons à votre disposition pour toute question.
Veuillez agréer, Madame, Monsieur, nos salutations distinguées."""
_EXAMINED = (
    "Le comité de programmation ([GAL]), réuni le [date de la séance], a examiné le projet « [projet] » que vous avez"
    " présenté (dossier [numéro du dossier], [objet du point]). Il a pris la décision suivante : [décision]."
)
_GRANTED = "L’aide européenne proposée est de [montant accordé ?], soit [taux ?] de la dépense éligible présentée."
_SCORED = "Le projet a obtenu la note de [note ?].\nSeuil de sélection : [seuil ?]."
_NOT_YET = (
    "Cette décision ne vaut pas attribution de l’aide : celle-ci n’est acquise qu’après l’instruction de votre demande"
    " et la signature d’une convention. Elle est versée une fois les dépenses payées et contrôlées : prévoyez la"
    " trésorerie nécessaire."
)
_TO_APPROVE = "À faire approuver par votre autorité de gestion : "


@dataclass(frozen=True, slots=True)
class Preset:
    """A text as it is proposed."""

    label: str
    help: str
    body: str
    subject: str = ""


def _lines(*paragraphs: str) -> str:
    return "\n".join(paragraphs)


_PRESETS: Mapping[LetterCode, Preset] = {
    "favourable": Preset(
        "Décision favorable",
        f"{_TO_APPROVE}ce que vaut la décision du comité, l’annonce d’un montant avant l’instruction, le rappel des"
        " conditions de versement.",
        _lines(
            _HELLO, _EXAMINED, _GRANTED, _SCORED, "Précisions du comité : [motifs ?]", _NOT_YET, "[note jointe ?]", _BYE
        ),
        "Dossier [numéro du dossier] « [projet] » : décision favorable du comité",
    ),
    "reservations": Preset(
        "Décision favorable avec réserves",
        f"{_TO_APPROVE}ce que vaut la décision du comité, et ce qui se passe si une réserve n’est pas levée à temps.",
        _lines(
            *(_HELLO, _EXAMINED, _GRANTED, _SCORED, "Précisions du comité : [motifs ?]"),
            "Cette décision est soumise aux réserves suivantes :",
            "[réserves]",
            "Merci de nous adresser, pour chacune, ce qui permet de la lever, avant la date indiquée.",
            *(_NOT_YET, "[note jointe ?]", _BYE),
        ),
        "Dossier [numéro du dossier] « [projet] » : décision favorable avec réserves",
    ),
    "postponed": Preset(
        "Projet ajourné",
        f"{_TO_APPROVE}le délai laissé pour présenter de nouveau le projet, et la date d’éligibilité qui est gardée.",
        _lines(
            *(_HELLO, _EXAMINED, _SCORED, "Motifs : [motifs ?]", "Critères concernés : [critères ?]"),
            "L’ajournement n’est pas un refus : votre projet peut être présenté de nouveau, complété sur ces points."
            " L’équipe technique est à votre disposition pour vous y aider.",
            _BYE,
        ),
        "Dossier [numéro du dossier] « [projet] » : projet ajourné",
    ),
    "refused": Preset(
        "Projet non sélectionné",
        f"{_TO_APPROVE}la motivation de la décision, qui la notifie et qui en répond, et les voies et délais de"
        " recours, à écrire dans le texte « Voies de recours ».",
        _lines(
            *(_HELLO, _EXAMINED, _SCORED, "Motifs : [motifs ?]", "Critères concernés : [critères ?]"),
            "Voies et délais de recours : [voies de recours]",
            _BYE,
        ),
        "Dossier [numéro du dossier] « [projet] » : projet non sélectionné",
    ),
    "waiting": Preset(
        "Liste d’attente",
        f"{_TO_APPROVE}l’ordre dans lequel les projets en attente sont servis, et jusqu’à quand.",
        _lines(
            *(_HELLO, _EXAMINED, _SCORED, "Précisions du comité : [motifs ?]"),
            "Votre projet répond aux conditions de sélection, mais l’enveloppe ne permet pas de le servir aujourd’hui."
            " Il peut l’être si des crédits se libèrent : nous vous en informerons.",
            "Cette inscription ne vaut pas attribution de l’aide.",
            _BYE,
        ),
        "Dossier [numéro du dossier] « [projet] » : inscription sur liste d’attente",
    ),
    "completeness": Preset(
        "Demande de pièces",
        f"{_TO_APPROVE}le délai laissé au porteur, et ce qui suit s’il n’est pas tenu. Le nombre de jours se règle dans"
        " « Réglages ».",
        _lines(
            _HELLO,
            "Vous nous avez présenté le projet « [projet] » (dossier [numéro du dossier]).",
            "Nous l’avons reçu le [date de réception ?].",
            "Pour que votre dossier soit complet, il nous manque :",
            "[pièces demandées]",
            "Merci de nous les faire parvenir au plus tard le [date limite].",
            _BYE,
        ),
        "Dossier [numéro du dossier] « [projet] » : pièces à fournir",
    ),
    "complete": Preset(
        "Dossier complet",
        f"{_TO_APPROVE}qui déclare un dossier complet, et si cette lettre fait courir un délai.",
        _lines(
            _HELLO,
            "Vous nous avez présenté le projet « [projet] » (dossier [numéro du dossier]).",
            "Nous l’avons reçu le [date de réception ?].",
            "Toutes les pièces demandées nous sont parvenues : votre dossier est complet.",
            _BYE,
        ),
        "Dossier [numéro du dossier] « [projet] » : dossier complet",
    ),
    "receipt": Preset(
        "Accusé de réception",
        f"{_TO_APPROVE}qui accuse réception, ce qui ouvre l’éligibilité des dépenses, et ce que fait perdre une dépense"
        " engagée trop tôt : elle seule, ou toute l’opération.",
        _lines(
            _HELLO,
            "Nous accusons réception de votre demande d’aide pour le projet « [projet] » (dossier [numéro du dossier]),"
            " reçue le [date de réception].",
            "Les dépenses du projet peuvent être engagées à compter du [début d’éligibilité]. Un devis signé, un bon de"
            " commande, un contrat, un acompte ou une facture d’avant cette date peut faire perdre l’aide.",
            "Cet accusé de réception ne vaut ni accord sur l’aide, ni avis sur l’éligibilité du projet : les dépenses"
            " engagées avant la décision le sont à vos risques.",
            _BYE,
        ),
        "Dossier [numéro du dossier] « [projet] » : accusé de réception de votre demande d’aide",
    ),
    "claim_lacks": Preset(
        "Éléments manquants pour le versement",
        f"{_TO_APPROVE}ce qui est exigé avant un versement, et ce que devient une dépense payée après la fin de la"
        " convention.",
        _lines(
            _HELLO,
            "Demandes de paiement en cours de votre projet « [projet] » (dossier [numéro du dossier]) :"
            " [demandes de paiement ?].",
            "Pour que l’aide de votre projet « [projet] » puisse être versée, il nous manque :",
            "[éléments manquants]",
            "Dépenses prévues par la convention qui ne sont encore dans aucune demande : [dépenses à demander ?].",
            "La convention court jusqu’au [fin de la convention ?] : une dépense payée après cette date peut ne plus"
            " être prise en compte.",
            "Merci de nous faire parvenir ces éléments dès que possible : le versement ne part qu’une fois la demande"
            " complète.",
            _BYE,
        ),
        "Dossier [numéro du dossier] « [projet] » : éléments manquants pour le versement",
    ),
    "cash_note": Preset(
        "Début de la note de trésorerie",
        "Les premières phrases de la note remise au porteur sur l’argent qu’il devra avancer.",
        "Les aides sont versées après les dépenses, sur factures acquittées : entre-temps, c’est au porteur de payer."
        " Cette note dit, pour le projet « [projet] », combien [porteur] devra avancer, quand, et que faire avant de"
        " s’engager.",
    ),
    "appeals": Preset(
        "Voies de recours",
        "Ce que dit le champ [voies de recours] des lettres : auprès de qui et dans quel délai la décision se conteste."
        " Le texte est à obtenir de votre autorité de gestion ; tant qu’il est vide, les lettres disent qu’il manque.",
        "",
    ),
}


def label(code: LetterCode) -> str:
    """What a text is called."""
    return _PRESETS[code].label


def help_text(code: LetterCode) -> str:
    """What a text is for, and what of it must be approved."""
    return spaced(_PRESETS[code].help)


def preset(code: LetterCode) -> LetterText:
    """A text as it is proposed."""
    proposed = _PRESETS[code]
    return LetterText(code, spaced(proposed.body), spaced(proposed.subject))


def letters_in(kept: str) -> dict[LetterCode, LetterText]:
    """Every text in force: the group's own, or the one proposed."""
    own = read_letters(kept)
    return {code: own.get(code) or preset(code) for code in LETTERS}
