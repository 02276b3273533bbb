"""Cost lines in sentences: why a line is cut, what its quotes lack, what was rounded."""

from __future__ import annotations

from collections.abc import Mapping

from leaderdesk.domain.costs.histories import DateProblem
from leaderdesk.domain.costs.lines import Scale
from leaderdesk.domain.costs.quotes import CostProblem, QuoteCount
from leaderdesk.domain.steps import Step
from leaderdesk.words import codes, formats
from leaderdesk.words.phrases import Filler, spaced

_TRAITS = {
    "compliance_works": "mise aux normes",
    "land": "achat de terrain",
    "renewal": "renouvellement à l’identique",
    "second_hand": "matériel d’occasion",
    "self_build": "auto-construction",
}
_SENTENCES = {
    "cost.left_out": "{amount} écartés : {reason}.",
    "cost.excluded": "{amount} écartés : type de dépense exclu ({kind:kind}).",
    "cost.vat": "{amount} de TVA non éligible.",
    "cost.unjustified": "{amount} écartés : le choix d’un devis plus cher n’est pas motivé, le moins cher est retenu "
    "({limit}).",
    "cost.too_dear": "{amount} écartés : au-delà du coût raisonnable de {limit} (devis le moins cher, {cheapest}, "
    "plus {margin:rate}).",
    "cost.revenue": "{amount} de recettes déduites.",
    "cost.outside": "{amount} hors du territoire (part retenue : {share:rate}).",
    "cost.in_kind": "{amount} écartés : les contributions en nature ne dépassent pas l’autofinancement, {limit} "
    "({rate:rate} du coût éligible).",
}
_PROBLEMS = {
    "quote_not_retained": "{label} : le devis retenu reste à désigner.",
    "quotes_retained_twice": "{label} : {value:quotes} retenus au lieu d’un seul.",
    "quotes_missing": "{label} : {value:quotes} de fournisseurs différents, il en faut {limit}.",
    "reason_missing": "{label} : le devis retenu ({value}) n’est pas le moins cher ({limit}) ; dites pourquoi.",
    "flat_rates_on_one_base": "{label} : ce forfait se calcule sur une dépense qui en porte déjà un autre ({value}) ; "
    "gardez-en un seul.",
    "flat_rates_over_most": "{label} : les forfaits sur une même dépense font {value:rate} en tout, "
    "plus que {limit:rate}.",
    "flat_rate_covers_others": "{label} : ce forfait de {limit:rate} couvre déjà tous les autres coûts ; "
    "ne présentez pas en plus : {value}.",
    "in_kind_over_own": "Les contributions en nature ({value}) dépassent l’autofinancement ({limit}).",
}
CODES = frozenset(_SENTENCES)
PROBLEM_CODES = frozenset(_PROBLEMS)


def say(step: Step) -> str:
    """Why a line loses an amount."""
    return _FILLER.fill(_SENTENCES[step.code], step.data)


def traits() -> dict[str, str]:
    """What a line may be beside its kind, by code."""
    return dict(_TRAITS)


def say_nothing_cut() -> str:
    """Of a line that keeps all it presents."""
    return "Rien à redire."


def scales(known: Mapping[str, Scale]) -> dict[str, str]:
    """Mileage scales by their names, each with the days it holds."""
    return {name: f"{name}{_days(scale)}" for name, scale in known.items()}


def _days(scale: Scale) -> str:
    since, until = (formats.day(each) if each else "" for each in (scale.holds_from, scale.holds_until))
    if since and until:
        return f" (du {since} au {until})"
    return f" (depuis le {since})" if since else f" (jusqu’au {until})" if until else ""


def say_problem(problem: CostProblem) -> str:
    """What a line lacks."""
    data = {"label": problem.label, "value": problem.value, "limit": problem.limit}
    return _FILLER.fill(_PROBLEMS[problem.code], data)


def say_quotes(count: QuoteCount) -> str:
    """How many quotes a line has, and how many it needs."""
    had = formats.counted(count.suppliers, "devis de fournisseurs différents", "devis de fournisseurs différents")
    if count.suppliers == 1:
        had = formats.counted(1, "devis", "devis")
    if not count.needed:
        return f"{had}, aucun n’est exigé."
    asked = formats.counted(count.needed, "exigé", "exigés")
    return spaced(f"{had} sur {asked}." if count.suppliers < count.needed else f"{had} : il en fallait {count.needed}.")


def say_date_problem(problem: DateProblem) -> str:
    """Two stages of a dossier out of order."""
    text = (
        f"Montant {codes.word('stage', problem.stage)} : daté du {formats.day(problem.on)}, avant le montant "
        f"{codes.word('stage', problem.before)} ({formats.day(problem.before_on)})."
    )
    return spaced(text)


def _kind(code: str) -> str:
    return _TRAITS.get(code, codes.word("kind", code))


_FILLER = Filler({"kind": _kind, "quotes": lambda count: formats.counted(count, "devis", "devis")})
