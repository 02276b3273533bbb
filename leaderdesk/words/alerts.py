"""The alerts of a dossier and its next step, in one short sentence each."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from leaderdesk.domain.sheets.alerts import Alert
from leaderdesk.domain.sheets.heads import NextStep
from leaderdesk.domain.steps import step
from leaderdesk.words import eligibility, formats, lives, plans, treasuries
from leaderdesk.words.phrases import Filler, spaced
from leaderdesk.words.statuses import status, status_or_code

_SENTENCES = {
    "states_unsound": "Les états du dossier se chevauchent, ou l’état « {status:status} » n’est pas de ce programme.",
    "deadline_late": "{deadline:deadline} : en retard de {days:days} (échéance le {due}).",
    "deadline_unknown": "{deadline:deadline} : échéance inconnue, il manque {missing:date}.",
    "next_step_late": "Prochaine étape en retard de {days:days} : {step}.",
    "convention_over": "La convention est finie depuis le {day}.",
    "convention_ends_soon": "La convention finit le {day}, dans {days:days}.",
    "obligation_late": "{label} : en retard de {days:days} (échéance le {due}).",
    "obligation_soon": "{label} : à fournir avant le {due}, dans {days:days}.",
    "answer_late": "Réponse attendue depuis le {due} ({days:days}), de : {asked_of}.",
    "fiche_unknown": "La fiche-action reste à choisir.",
    "holder_unspecified": "La forme juridique de « {holder} » reste à préciser.",
    "costs_to_complete": "{count:points} à compléter dans les dépenses.",
    "plan_refused": "{reasons:refused}",
    "funder_refused": "{funder} a refusé {amount} le {day}.",
    "funder_expired": "La décision de {funder} ({amount}) n’est plus valable depuis le {day}.",
    "money_to_find": "Il manque {amount} au plan de financement.",
    "money_over": "Le plan de financement dépasse le coût de {amount}.",
    "fund_over_rules": "Le fonds demandé dépasse de {amount} ce que les règles permettent ({fund}).",
    "chain_unsound": "Montants par étape à expliquer ({fund} : {count:points}).",
    "ineligible": "Inéligible : {items:items}.",
    "override_lapsed": "Levée devenue caduque : {items:items}.",
    "pieces_missing": "{count:pieces} à demander.",
    "treasury_orange": "Trésorerie : {carried} à prévoir.",
    "treasury_red": "Trésorerie en danger : {carried}.",
}
CODES = frozenset(_SENTENCES)


def say_alert(alert: Alert) -> str:
    """One thing to see; a line of a plan may have no funder yet."""
    said = _SENTENCES[alert.code]
    if not alert.data.get("funder", "named"):
        said = said.replace("de {funder}", "d’un cofinanceur à nommer")
        said = said.replace("{funder} a", "Un cofinanceur à nommer a")
    if "bridge" in alert.data:
        return spaced(said.format(carried=_carried(alert)))
    return _FILLER.fill(said, alert.data)


def say_next(following: NextStep, *, is_brief: bool = False) -> str:
    """What comes next: as typed, or the usual move, with what it lacks unless it is to be brief."""
    if following.text:
        typed = following.text
        return typed if following.on is None else spaced(f"{typed} (le {formats.day(following.on)})")
    if following.status is None:
        return "aucune" if following.on is None else f"à préciser (le {formats.day(following.on)})"
    wanted = ", ".join(lives.requirement(code) for code in (*following.lacks, *following.asks))
    name = f"Passer à « {status(following.status)} »"
    return spaced(f"{name} : il faut {wanted}" if wanted and not is_brief else name)


def _items(codes: str) -> str:
    return ", ".join(eligibility.item(code).rstrip(" ?\u202f") for code in codes.split("\n") if code)


def _carried(alert: Alert) -> str:
    bridge, gap, months = (Fraction(str(alert.data[name])) for name in ("bridge", "gap", "months"))
    return treasuries.in_short(bridge, gap, int(months))


def _counted(one: str, many: str) -> Callable[[int], str]:
    return lambda count: formats.counted(count, one, many)


_FILLER = Filler(
    {
        "status": status_or_code,
        "deadline": lives.deadline,
        "date": lives.date_name,
        "days": _counted("jour", "jours"),
        "points": _counted("point", "points"),
        "pieces": _counted("pièce manquante", "pièces manquantes"),
        "refused": lambda codes: plans.say(step("whole.refused", fund="Plan de financement", reasons=codes)),
        "items": _items,
    }
)
