"""Measured delays in sentences: from how many cases, and what was tried before."""

from __future__ import annotations

from leaderdesk.domain.delays import Estimate
from leaderdesk.domain.steps import Step
from leaderdesk.words import formats
from leaderdesk.words.phrases import spaced

_LEVELS = {
    "funder_period": "pour ce financeur et cette période",
    "funder": "pour ce financeur",
    "period": "pour cette période",
    "all": "tous financeurs et toutes périodes ensemble",
}
_SENTENCES = {
    "delay_measured": "Mesuré sur {count} {level} : {early} au plus tôt, {likely} probablement, {late} au plus tard.",
    "delay_too_few_cases": "{count} {level} : il en faut {wanted} pour mesurer un délai.",
    "delay_from_settings": "Délai des réglages du programme : {early} au plus tôt, {likely} probablement, "
    "{late} au plus tard.",
    "delay_unknown": "Ni cas passés en nombre suffisant, ni réglage du programme : le délai n’est pas connu.",
}
CODES = frozenset(_SENTENCES)


def say(step: Step) -> str:
    """The sentence of a step."""
    data = {name: str(value) for name, value in step.data.items()}
    for name in ("early", "likely", "late"):
        if name in data:
            data[name] = formats.counted(int(data[name]), "jour", "jours")
    if "count" in data:
        data["count"] = formats.counted(int(data["count"]), "cas terminé", "cas terminés")
    data["level"] = _LEVELS.get(data.get("level", ""), "")
    return spaced(_SENTENCES[step.code].format(**data))


def say_running(estimate: Estimate) -> str:
    """What still runs, which no delay counts; nothing where nothing runs."""
    if not estimate.running:
        return ""
    running = formats.counted(estimate.running, "cas encore en cours", "cas encore en cours")
    late = f", dont {formats.number(estimate.running_late)} au-delà du délai tardif" if estimate.running_late else ""
    return f"{running}{late}, non compté{'s' if estimate.running > 1 else ''} dans la mesure."
