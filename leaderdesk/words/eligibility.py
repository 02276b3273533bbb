"""What the eligibility checks found, in French: the items, their answers, each thing looked at, and the verdict."""

from __future__ import annotations

from leaderdesk.domain.eligibility.results import Look, Outcome
from leaderdesk.domain.eligibility.verdicts import Conclusion, Override, Verdict
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.words import codes, formats
from leaderdesk.words.eligibility_sentences import SENTENCES, WRONG_INPUTS
from leaderdesk.words.phrases import Filler, spaced

_ITEMS = {
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
}
_OUTCOMES: dict[Outcome, str] = {
    "pass": "conforme",
    "fail": "non conforme",
    "not_applicable": "sans objet",
    "to_do": "à compléter",
}
_CONCLUSIONS: dict[Conclusion, str] = {
    "eligible": "éligible",
    "ineligible": "inéligible",
    "to_complete": "à compléter",
}
_PIECES = {
    "association_receipt": "récépissé ou publication au Journal officiel",
    "bank_details": "RIB",
    "board_list": "liste des membres du bureau",
    "budget": "budget et plan de financement",
    "company_register": "extrait K-bis ou preuve d’immatriculation",
    "deliberation": "délibération",
    "description": "description du projet",
    "procurement_annex": "annexe commande publique",
    "signed_form": "formulaire signé",
    "statutes": "statuts",
}
_REGIMES = {
    "none": "hors aide d’État",
    "de_minimis_general": "de minimis général",
    "de_minimis_sieg": "de minimis SIEG",
    "de_minimis_agriculture": "de minimis agricole",
    "de_minimis_fishery": "de minimis pêche",
    "exempted_sme_investment": "investissements des PME (exempté)",
}
_COMMITMENTS = {
    "quote_signed": "devis signé",
    "order": "bon de commande",
    "contract_notice": "avis de marché",
    "contract_notified": "marché notifié",
    "deposit": "acompte versé",
    "invoice": "facture",
}
_PUBLICITIES = {
    "none": "aucune",
    "chosen": "adaptée, au choix de l’acheteur",
    "bulletin": "BOAMP ou journal d’annonces légales",
    "european": "JOUE et BOAMP",
}
_LEVELS = {
    "free": "sans publicité ni mise en concurrence préalables",
    "adapted": "procédure adaptée",
    "published": "procédure adaptée avec publicité au bulletin",
    "formal": "procédure formalisée",
}
_BASES = {
    "eligible": "dépense éligible",
    "total": "coût total",
    "public_aid": "aide publique",
    "european": "aide européenne",
}
_SIZES = {"micro": "micro-entreprise", "small": "petite", "medium": "moyenne", "large": "grande"}
_FILLER = Filler(
    {
        "item": lambda code: _ITEMS.get(code, code),
        "piece": lambda code: _PIECES.get(code, code),
        "regime": lambda code: _REGIMES.get(code, code),
        "commitment": lambda code: _COMMITMENTS.get(code, code),
        "publicity": lambda code: _PUBLICITIES.get(code, code),
        "level": lambda code: _LEVELS.get(code, code),
        "base": lambda code: _BASES.get(code, code),
        "size": lambda code: _SIZES.get(code, code),
        "kind": lambda code: codes.word("legal_kind", code),
        "nature": lambda code: codes.word("nature", code),
        "quotes": lambda count: formats.counted(count, "devis", "devis"),
    }
)
CODES = frozenset(SENTENCES)
WRONG_CODES = frozenset(WRONG_INPUTS)


def item(code: str) -> str:
    """An item of a checklist; one that a GAL named itself keeps its name."""
    return _ITEMS.get(code, code)


def outcome(code: Outcome) -> str:
    """An answer in a word or two."""
    return _OUTCOMES[code]


def say(look: Look) -> str:
    """What was looked at, with its value and its limit."""
    return _FILLER.fill(SENTENCES[look.step.code], look.step.data)


def say_wrong(wrong: WrongInput) -> str:
    """What makes no sense in what was given, and where."""
    return _FILLER.fill(WRONG_INPUTS[wrong.code], wrong.data)


def say_override(override: Override) -> str:
    """An answer that a person put in place of a check's, with the reason."""
    text = (
        f"{item(override.item)} : {outcome(override.replaces)} selon le contrôle, {outcome(override.becomes)} "
        f"selon {override.author} le {formats.day(override.on)}. Motif : {override.reason}"
    )
    return spaced(text)


def say_verdict(verdict: Verdict) -> str:
    """The conclusion with what it rests on."""
    parts = [f"Dossier {_CONCLUSIONS[verdict.conclusion]}"]
    parts += _listed("bloquant", verdict.blocking)
    parts += _listed("à compléter", verdict.to_do)
    parts += _listed("à surveiller", verdict.advised)
    parts += _listed("levé avec motif", tuple(each.item for each in verdict.overridden))
    parts += _listed("levée devenue caduque", tuple(each.item for each in verdict.lapsed))
    return spaced(" ; ".join(parts) + ".")


def _listed(label: str, items: tuple[str, ...]) -> list[str]:
    return [f"{label} : {', '.join(item(code) for code in items)}"] if items else []
