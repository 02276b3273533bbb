"""The ten-minute orientation in French: whether LEADER suits, why, what is still to be asked."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from leaderdesk.domain.eligibility.results import Look
from leaderdesk.domain.orientations.answers import CostFit, Fits
from leaderdesk.domain.steps import Step, Value
from leaderdesk.words import codes, eligibility, formats
from leaderdesk.words.formats import capital
from leaderdesk.words.phrases import Filler, money, spaced

_FITS: dict[Fits, str] = {
    "yes": "LEADER convient à ce projet.",
    "perhaps": "LEADER peut convenir, sous réserve.",
    "no": "LEADER ne convient pas à ce projet.",
}
_REASONS = {
    "orientation.no_fiche": "Aucune fiche-action ne se détache : choisissez-en une, ou décrivez mieux le projet.",
    "orientation.fiche": "Le projet relève de la fiche-action {fiche}.",
    "orientation.no_rules": "Les règles de cette fiche-action restent à saisir : rien ne peut être calculé.",
    "orientation.left_out": "{amount} de dépenses ne peuvent pas être financés.",
    "orientation.fund": "Le fonds pourrait apporter {fund} ; il resterait {own} au porteur.",
    "orientation.no_fund": "Sans contrepartie publique nationale, le fonds ne peut rien apporter : "
    "un cofinanceur est à trouver.",
    "orientation.refused": "Le plan serait refusé : {reason:refusal}.",
    "orientation.cash.green": "La trésorerie reste positive jusqu’au paiement.",
    "orientation.cash.orange": "Il faudra porter {bridge} pendant {months:months} avant le paiement du fonds.",
    "orientation.cash.red": "La trésorerie est en danger : {carried}.",
}
REASON_CODES = frozenset(_REASONS)
_REFUSALS = {
    "eligible_min": "la dépense éligible est sous le plancher",
    "feader_min": "l’aide du fonds est sous le plancher",
    "public_aid_min": "l’aide publique est sous le plancher",
    "no_feader": "le fonds n’apporte rien",
    "overfunded": "les financements dépassent le coût",
}
_MISSING = {
    "about": "Quel est le projet ?",
    "legal_kind": "Qui le porte : commune, association, entreprise… ?",
    "nature": "Le porteur est-il public ou privé ?",
    "is_inside": "Où est le siège du porteur ?",
    "has_started": "Un devis est-il signé, une commande passée, un acompte versé ?",
    "costs": "Que faut-il payer, et combien ?",
    "public_funds": "Qui d’autre finance : commune, intercommunalité, Département, Région ?",
    "starts_on": "Quand le projet commence-t-il ?",
    "ends_on": "Quand se termine-t-il ?",
    "opening": "Combien le porteur a-t-il en trésorerie ?",
}
_COSTS = {
    "excluded": "non finançable selon les règles des dépenses",
    "limited": "finançable dans une limite",
}
_SHAPES = {"even": "régulière", "front": "surtout au début", "back": "surtout à la fin"}
_FILLER = Filler(
    {
        "months": lambda count: formats.counted(int(count), "mois", "mois"),
        "refusal": lambda code: _REFUSALS.get(code, code),
    }
)


def fits(code: Fits) -> str:
    """The answer in one sentence."""
    return _FITS[code]


def say_reason(step: Step) -> str:
    """One reason; what a check found is said as the check says it."""
    if step.code not in _REASONS:
        said = eligibility.say(Look("fail", step))
        return capital(said)
    carried = {"carried": _carried(step.data)} if step.code == "orientation.cash.red" else {}
    return _FILLER.fill(_REASONS[step.code], {**step.data, **carried})


def _carried(data: Mapping[str, Value]) -> str:
    """What to carry and for how long, and what nobody finances; a thing of nothing is not said."""
    bridge, gap, months = (Fraction(str(data[name])) for name in ("bridge", "gap", "months"))
    parts = []
    if bridge:
        parts.append(f"{money(bridge)} à porter pendant {formats.counted(int(months), 'mois', 'mois')}")
    if gap:
        parts.append(f"{money(gap)} sans financement")
    return ", ".join(parts)


def missing(name: str) -> str:
    """What to ask next."""
    return spaced(_MISSING.get(name, name))


def say_cost(cost: CostFit) -> str:
    """An expense, and whether it can be funded."""
    verdict = _COSTS.get(cost.reason, "finançable")
    return spaced(f"{codes.word('kind', cost.kind).capitalize()}, {money(cost.amount)} : {verdict}.")


def shape(code: str) -> str:
    """How the spending is spread."""
    return _SHAPES.get(code, code)
