"""What the eligibility checks found, in French: the items, their answers, each thing looked at, and the verdict."""

from __future__ import annotations

from collections.abc import Mapping

from leaderdesk.domain.eligibility.results import Look, Outcome
from leaderdesk.domain.eligibility.verdicts import Conclusion, Verdict
from leaderdesk.words import codes, formats
from leaderdesk.words.eligibility_sentences import SENTENCES
from leaderdesk.words.phrases import Filler, spaced

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
_LEVELS = {
    "free": "sans publicité ni mise en concurrence préalables",
    "adapted": "procédure adaptée",
    "published": "procédure adaptée avec publicité au bulletin",
    "formal": "procédure formalisée",
}
_BASES = {
    "eligible": "dépense éligible",
    "total": "coût total",
    "public_aid": "aide publique demandée",
    "european": "aide européenne demandée",
}
_FILLER = Filler(
    {
        "item": lambda code: codes.word("check", code),
        "piece": lambda code: _PIECES.get(code, code),
        "regime": lambda code: codes.word("regime", code),
        "commitment": lambda code: codes.word("kind", code),
        "publicity": lambda code: codes.word("publicity", code),
        "level": lambda code: _LEVELS.get(code, code),
        "base": lambda code: _BASES.get(code, code),
        "size": lambda code: codes.word("size", code),
        "kind": lambda code: codes.word("legal_kind", code),
        "nature": lambda code: codes.word("nature", code),
        "quotes": lambda count: formats.counted(count, "devis", "devis"),
    }
)
CODES = frozenset(SENTENCES)


def item(code: str) -> str:
    """An item of a checklist; one that a GAL named itself keeps its name."""
    return codes.word("check", code)


def piece(code: str) -> str:
    """A document of the file; one that a GAL named itself keeps its name."""
    return _PIECES.get(code, code)


def procurement_level(code: str) -> str:
    """A procedure of public procurement."""
    return _LEVELS.get(code, code)


def outcome(code: Outcome) -> str:
    """An answer in a word or two."""
    return codes.word("outcome", code)


def say(look: Look) -> str:
    """What was looked at, with its value and its limit, and the text that gives the limit."""
    text = SENTENCES[look.step.code]
    return _FILLER.fill(f"{text} Source : {{source}}." if look.step.data.get("source") else text, look.step.data)


def say_verdict(verdict: Verdict) -> str:
    """The conclusion with what it rests on."""
    return spaced(" ; ".join([f"Dossier {_CONCLUSIONS[verdict.conclusion]}", *_reasons(verdict, {})]) + ".")


def conclusion(code: Conclusion) -> str:
    """The conclusion in a word or two."""
    return _CONCLUSIONS[code]


def verdict_reasons(verdict: Verdict, names: Mapping[str, str]) -> list[str]:
    """What a conclusion rests on, a sentence each; `names` are those of the items that have no word of their own."""
    return [spaced(f"{each[0].upper()}{each[1:]}.") for each in _reasons(verdict, names)]


def _reasons(verdict: Verdict, names: Mapping[str, str]) -> list[str]:
    listed = (
        ("bloquant", verdict.blocking),
        ("à compléter", verdict.to_do),
        ("à surveiller", verdict.advised),
        ("levé avec motif", tuple(each.item for each in verdict.overridden)),
        ("levée devenue caduque", tuple(each.item for each in verdict.lapsed)),
    )
    said = ((label, ", ".join(names.get(code) or item(code) for code in items)) for label, items in listed)
    return [f"{label} : {what}" for label, what in said if what]
