"""Measured delays in sentences: stages, from how many cases, what still runs, what was tried before."""

from __future__ import annotations

from leaderdesk.domain.delays import DelayRange, Estimate, whole_months
from leaderdesk.domain.sheets.delays import DelayGroup, DelaySheet, Lasted
from leaderdesk.domain.sheets.funnels import FunnelLine
from leaderdesk.domain.steps import Step
from leaderdesk.words import codes, formats
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
STAGES = {
    "deciding": "De la demande au comité",
    "signing": "Du comité à la convention",
    "payment": "De la demande de paiement au versement",
    "certifying": "De la demande de paiement au service fait",
    "settling": "Du service fait au versement",
    "filing": "De la dernière facture payée au dépôt de la demande",
    "completing": "Du dépôt à la demande complète",
    "checking": "De la demande complète au service fait",
    "ordering": "Du service fait à la mise en paiement",
    "paying": "De la mise en paiement au versement",
    "cofunder": "De l’appel au versement d’un cofinanceur",
}
STEPS = {
    "requested": "Demandes reçues",
    "voted": "Programmés",
    "convention": "Conventionnés",
    "claimed": "Paiement demandé",
    "certified": "Service fait",
    "paid": "Payés",
}
_DAYS = {
    "received_on": "réception",
    "programmed_on": "comité",
    "convention_on": "convention",
    "ready_on": "dernière facture payée",
    "filed_on": "dépôt de la demande de paiement",
    "complete_on": "demande complète",
    "service_done_on": "service fait",
    "sent_on": "mise en paiement",
    "paid_on": "versement",
}
TOO_FEW = "trop peu de cas"
RUNNING = "en cours"
_MOST_NAMED = 4


def group_name(group: DelayGroup) -> str:
    """A stage, a year, a funder."""
    if group.key == "":
        return "Sans financeur"
    return STAGES.get(str(group.key), str(group.key))


def group_told(group: DelayGroup) -> str:
    """How many cases and what they come to; a small count is said, and measures nothing."""
    count = len(group.finished)
    if not count:
        found = "aucun cas terminé"
    elif group.days is None:
        found = f"{_cases(count)} : trop peu pour une médiane"
    else:
        found = f"{_cases(count)}, médiane {_in_days(group.days.likely)}, le plus souvent {_span(group.days)}"
    running = f", {formats.number(len(group.running))} en cours" if group.running else ""
    return spaced(f"{found}{running}")


def case_name(sheet: DelaySheet, each: Lasted) -> str:
    """Which dossier, and which of its claims."""
    known = sheet.dossiers.get(each.case.dossier_id)
    number = known.number if known else ""
    return f"{number}, demande {each.case.claim}" if each.case.claim else number


def case_told(each: Lasted, *, is_running: bool) -> str:
    """How long, since when, and in whose hands it still is."""
    since = formats.day(each.case.past.began_on)
    if not is_running:
        return spaced(f"{_in_days(each.days)}, depuis le {since}")
    hand = f", chez {hand_of(each)}" if each.case.hand else ""
    return spaced(f"en cours depuis {_in_days(each.days)} (le {since}){hand}")


def hand_of(each: Lasted) -> str:
    """Who has it."""
    return codes.word("held_by", each.case.hand) if each.case.hand else ""


def said(sheet: DelaySheet) -> str:
    """The whole drawing in a sentence for each group."""
    return " ".join(f"{group_name(each)} : {group_told(each)}." for each in sheet.groups)


def rests_on(estimate: Estimate, min_cases: int) -> str:
    """What the treasuries foresee, and from what."""
    if estimate.days is None:
        return spaced(
            f"Paiements constatés : {formats.number(estimate.count)}. Il en faut {formats.number(min_cases)} pour que "
            "les trésoreries s’appuient dessus ; d’ici là, elles suivent le réglage du programme."
        )
    months = [whole_months(each) for each in (estimate.days.early, estimate.days.likely, estimate.days.late)]
    return spaced(
        f"Les trésoreries prévoient un versement après {months[0]}, {months[1]} ou "
        f"{formats.counted(months[2], 'mois', 'mois')}, d’après {_cases(estimate.count)} de paiement ci-dessous."
    )


def contradictions(sheet: DelaySheet) -> str:
    """The dossiers whose days cannot be right, left out of every measure."""
    if not sheet.contradictions:
        return ""
    named = [
        f"{sheet.dossiers[each.dossier_id].number} ({_DAYS[each.second]} avant {_DAYS[each.first]})"
        for each in sheet.contradictions[:_MOST_NAMED]
        if each.dossier_id in sheet.dossiers
    ]
    rest = len(sheet.contradictions) - len(named)
    more = f" et {formats.counted(rest, 'autre', 'autres')}" if rest else ""
    return spaced(f"Non mesuré, car les dates se contredisent : {', '.join(named)}{more}.")


def step_told(line: FunnelLine) -> str:
    """How many dossiers and how much."""
    count = formats.counted(len(line.dossiers), "dossier", "dossiers")
    if not line.dossiers:
        return count
    unknown = f" (montant inconnu pour {formats.number(line.unknown)})" if line.unknown else ""
    return f"{count}, {formats.money(round(line.amount * 100))}{unknown}"


def _cases(count: int) -> str:
    return formats.counted(count, "cas", "cas")


def _in_days(count: int) -> str:
    return formats.counted(count, "jour", "jours")


def _span(days: DelayRange) -> str:
    return f"de {formats.number(days.early)} à {_in_days(days.late)}"


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
