"""The rules of a committee in French: each as a sentence, what it counted, the choices that a GAL has."""

from __future__ import annotations

from leaderdesk.domain.committee.figures import wanted
from leaderdesk.domain.quorum import (
    CAPS,
    COLLEGE_CAP,
    COLLEGE_SHARE,
    GROUP_CAP,
    PRESENT,
    PRESENT_SHARE,
    SEATS,
    VOTERS,
    QuorumRule,
    RuleResult,
)
from leaderdesk.words.formats import number, rate
from leaderdesk.words.phrases import spaced
from leaderdesk.words.seats import college

OWN = "own"
_PRESETS = {
    "double": "Double quorum",
    "double_on_votes": "Double quorum, votants compris",
    "ceilings": "Plafonds de 49\u00a0%",
}
_PRESET_HELPS = {
    "double": "La moitié des sièges sont présents, et la moitié des présents viennent du collège privé.",
    "double_on_votes": "Le double quorum, et la moitié des votants de chaque projet viennent du collège privé.",
    "ceilings": "La moitié des sièges sont présents ; ni le collège public ni un groupe d’intérêt n’a plus de "
    "49\u00a0% des votes.",
    OWN: "Des règles que votre GAL a modifiées.",
}
_KINDS = {
    PRESENT_SHARE: "Part des présents",
    COLLEGE_SHARE: "Part d’un collège",
    COLLEGE_CAP: "Plafond d’un collège",
    GROUP_CAP: "Plafond d’un groupe d’intérêt",
}
_BASES = {SEATS: "des sièges", PRESENT: "des présents", VOTERS: "des votants"}
_OPERATORS = {">=": "au moins", ">": "plus de", "<=": "au plus", "<": "moins de"}
_RECUSALS = {
    "leaves_quorum": "il ne compte plus dans le quorum",
    "stays_in_quorum": "il compte encore dans le quorum",
    "leaves_both": "son siège sort aussi du total des sièges",
}
_RECUSED_SEATS = {
    "seat_silent": "son siège reste sans voix",
    "suppleant_may_replace": "son suppléant peut le remplacer",
}
_SILENCES = {"absent": "n’a pas répondu", "for": "vote pour", "abstention": "s’abstient"}
_DECISIONS = {
    "selection": "Choix d’un projet",
    "minutes": "Compte rendu",
    "amendment": "Avenant",
    "rules": "Règlement, grilles",
    "other": "Autre point",
}
_MAJORITIES = {"simple": "simple", "absolute": "absolue", "qualified": "qualifiée"}
_COUNTED = {"cast": "des votes", "present": "des présents", "voters": "des votants", "seats": "des sièges"}
_TIES = {"no_result": "rien n’est décidé", "rejected": "c’est refusé"}
_SECRECIES = {"either": "au choix", "by_name": "par nom", "secret": "secret"}
_PROBLEMS = {
    "no_quorum_rule": "Il faut au moins une règle de quorum.",
    "unknown_choice": "Ce choix n’existe pas pour cette règle : {choices}.",
    "share_outside": "La part doit être entre 0 et 100\u00a0%.",
    "college_misplaced": "Une règle de collège dit lequel ; les autres n’en ont pas.",
}


def presets() -> dict[str, str]:
    """The models to begin with, and what a GAL made its own."""
    return {code: spaced(words) for code, words in _PRESETS.items()} | {OWN: "Règles propres au GAL"}


def preset_help(code: str) -> str:
    """What a model asks for."""
    return spaced(_PRESET_HELPS[code])


def kinds() -> dict[str, str]:
    """The kinds of quorum rules."""
    return dict(_KINDS)


def bases() -> dict[str, str]:
    """What a share is taken of."""
    return dict(_BASES)


def operators() -> dict[str, str]:
    """Reached or passed, in words."""
    return dict(_OPERATORS)


def recusals() -> dict[str, str]:
    """What a recused member does to the quorum."""
    return dict(_RECUSALS)


def recused_seats() -> dict[str, str]:
    """What becomes of the seat of a recused member."""
    return dict(_RECUSED_SEATS)


def silences() -> dict[str, str]:
    """What silence says in a written consultation."""
    return dict(_SILENCES)


def decisions() -> dict[str, str]:
    """The kinds of decision that may have a majority of their own."""
    return dict(_DECISIONS)


def majorities() -> dict[str, str]:
    """The kinds of majority."""
    return dict(_MAJORITIES)


def majority_bases() -> dict[str, str]:
    """What a majority is counted of."""
    return dict(_COUNTED)


def tie_rules() -> dict[str, str]:
    """What a tie decides."""
    return dict(_TIES)


def secrecies() -> dict[str, str]:
    """How a vote is held."""
    return dict(_SECRECIES)


def say_rule(rule: QuorumRule) -> str:
    """A rule as a sentence."""
    share = f"{_OPERATORS.get(rule.op, rule.op)} {rate(rule.bound)} {_BASES.get(rule.of, rule.of)}"
    match rule.kind:
        case "present_share":
            return f"Les sièges présents font {share}."
        case "group_cap":
            return f"Chaque groupe d’intérêt fait {share}."
        case _:
            return f"Le collège {college(rule.college).lower() or '…'} fait {share}."


def say_result(result: RuleResult) -> str:
    """What a rule counted, and what it asks for: `13 sur 24, il en faut 12`."""
    if not result.bottom:
        return "il n’y a personne à compter"
    count = f"{number(result.top)} sur {number(result.bottom)}"
    if result.rule.kind in CAPS:
        return f"{count}, {number(max(wanted(result), 0))} au plus"
    return f"{count}, il en faut {number(wanted(result))}"


def say_problem(code: str, choices: str = "") -> str:
    """What is wrong under a field; a choice is named as the screen names it."""
    words = _KINDS | _BASES | _OPERATORS
    named = ", ".join(words.get(each, each) for each in choices.split(", ")) if choices else ""
    return spaced(_PROBLEMS.get(code, "Cette valeur ne convient pas.").replace("{choices}", named))
