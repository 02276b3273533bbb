"""Financing plan advice in sentences: who brings what, what is missing, what is counted twice."""

from __future__ import annotations

from leaderdesk.domain.steps import Step
from leaderdesk.words import formats
from leaderdesk.words.phrases import Filler, spaced

_LIMITS = {
    "counterpart": "la contrepartie publique",
    "feader_max": "le plafond du fonds",
    "max_public_aid_rate": "le taux maximal d’aide publique",
    "min_own_of_public_funding": "la part du maître d’ouvrage dans l’argent public",
    "min_own_rate": "l’autofinancement minimal",
    "public_aid_max": "le plafond d’aide publique",
    "requested": "le montant demandé",
}
_REASONS = {
    "eligible_min": "plancher de dépense éligible non atteint",
    "feader_min": "plancher du fonds non atteint",
    "no_feader": "aucun montant pour le fonds",
    "overfunded": "plus d’argent que de coût",
    "public_aid_min": "plancher d’aide publique non atteint",
}
_GOALS = {
    "all": "que le plan soit accepté",
    "eligible_min": "que le plancher de dépense éligible soit atteint",
    "feader_min": "que le plancher du fonds soit atteint",
    "no_feader": "que le fonds puisse intervenir",
    "overfunded": "que l’argent ne dépasse pas le coût",
    "public_aid_min": "que le plancher d’aide publique soit atteint",
    "wanted": "que le fonds soit augmenté",
}
_AFTER = " pour {reason:goal} (fonds : {fund}{remaining:remaining})."
_SENTENCES = {
    "advice.least_own": "Plan qui demande le moins au porteur : fonds {fund}, reste à charge {own}.",
    "advice.most_fund": "Plan qui mobilise le plus le fonds : fonds {fund}, reste à charge {own}.",
    "advice.none": "Aucun plan n’est accepté avec ces financeurs : {reasons:reasons} (fonds : {fund}).",
    "advice.funder.at_most": "{funder} : {amount}, son maximum.",
    "advice.funder.within": "{funder} : {amount} (maximum {most}).",
    "advice.funder.left_out": "{funder} : rien (maximum {most}).",
    "advice.binding": "Ce qui limite le fonds : {name:limit} ({limit}).",
    "advice.unproven": "La recherche s’est arrêtée avant d’avoir tout comparé : un plan à peine meilleur peut exister.",
    "lack.more_public": "Il manque {amount} de contrepartie publique" + _AFTER,
    "lack.less_public": "Il y a {amount} d’argent public de trop" + _AFTER,
    "lack.less_private": "Il y a {amount} d’argent privé de trop" + _AFTER,
    "lack.more_eligible": "Il manque {amount} de dépense éligible" + _AFTER,
    "lack.more_requested": "Il faut demander {amount} de plus" + _AFTER,
    "lack.less_revenue": "Il y a {amount} de recettes de trop" + _AFTER,
    "sharing.least_own": "Répartition qui demande le moins au porteur : fonds européens {european}, "
    "reste à charge {own}.",
    "sharing.most_fund": "Répartition qui mobilise le plus les fonds européens : {european}, reste à charge {own}.",
    "sharing.none": "Aucune répartition entre les fonds n’est acceptée avec ces financeurs "
    "(fonds européens : {european}, reste à charge : {own}).",
    "sharing.taken": "{fund} prend : {names}.",
    "sharing.given": "{funder} : {amount} avec {fund}.",
    "sharing.left_out": "{funder} : rien.",
    "sharing.lacking": "Pour le plan {fund} :",
    "whole.fund": "{fund} : {amount} sur une dépense éligible de {eligible}.",
    "whole.refused": "{fund} : plan refusé ({reasons:reasons}).",
    "whole.sum": "Coût {cost} : fonds européens {european}, argent public national {public}, argent privé {private}, "
    "reste à charge {own}.",
    "whole.expense_counted_twice": "La dépense « {name} » est présentée plus d’une fois ({funds}) : {excess} de trop. "
    "Elle ne compte pour aucun fonds.",
    "whole.expense_listed_twice": "La dépense « {name} » figure deux fois ({excess}). Elle ne compte pour aucun fonds.",
    "whole.money_counted_twice": "{name} : {excess} sont promis deux fois. Ce financement ne compte pour aucun fonds.",
    "whole.european_as_counterpart": "{name} : {excess} de fonds européens ne peuvent pas servir de contrepartie.",
    "whole.revenue_counted_twice": "Les recettes déduites dépassent les recettes du projet de {excess}.",
    "whole.whole_overfunded": "Les financements dépassent le coût de {excess}.",
}
CODES = frozenset(_SENTENCES)


def say(step: Step) -> str:
    """The sentence of a step."""
    return _FILLER.fill(_SENTENCES[step.code], step.data)


def say_asked(asked: int, possible: int) -> str:
    """What a plan asks and what is possible, and which of the two each side judges: said alike on both."""
    return spaced(
        f"Demandé au fonds : {formats.money(asked)} · possible selon les règles : {formats.money(possible)}. "
        "L’éligibilité juge le montant demandé, celui du plan ; le financement calcule le montant possible."
    )


def say_possible(possible: int) -> str:
    """Beside the amount that is judged, the one that is possible."""
    return spaced(f"Jugé sur le montant demandé ; possible selon le financement : {formats.money(possible)}.")


def _reasons(codes: str) -> str:
    found = [code for code in codes.split(",") if code]
    # That nothing is left for the fund goes without saying where another reason is given.
    kept = [code for code in found if code != "no_feader"] or found
    return ", ".join(_REASONS[code] for code in kept)


def _remaining(codes: str) -> str:
    return f" ; il resterait : {_reasons(codes)}" if codes else ""


_FILLER = Filler(
    {
        "limit": lambda code: _LIMITS[code],
        "goal": lambda code: _GOALS[code],
        "reasons": _reasons,
        "remaining": _remaining,
    }
)
