"""The register of controls in French: until when a dossier may be controlled, where controls and answers stand."""

from __future__ import annotations

from datetime import date

from leaderdesk.domain.controls.periods import ControlPeriod
from leaderdesk.domain.controls.registers import ControlSheet, Found, RegisterLine
from leaderdesk.words import formats
from leaderdesk.words.phrases import spaced
from leaderdesk.words.sitting_plans import long_day

STARTS = {
    "last_payment": "le dernier paiement du fonds",
    "closing": "la clôture du dossier",
    "convention": "la signature de la convention",
}
_MISSING = {
    "last_payment": "aucun paiement du fonds n’est encore noté",
    "closing": "le dossier n’est pas encore clos",
    "convention": "la date de convention n’est pas renseignée",
}
_REACHED = {
    None: "à dater",
    "announced_on": "annoncé",
    "visited_on": "visité",
    "reported_on": "rapport reçu",
    "closed_on": "clos",
}
_DAYS = {
    "announced_on": "l’annonce",
    "visited_on": "la visite",
    "reported_on": "le rapport",
    "closed_on": "la clôture",
}
DAYS = {"announced_on": "annoncé", "visited_on": "visité", "reported_on": "rapport reçu", "closed_on": "clos"}
UPHELD = {True: "maintenu", False: "levé"}
TITLE = "Registre des contrôles"
NOTHING = "Aucun dossier n’a encore de convention ni de paiement datés."
NO_CONTROL = "Aucun contrôle n’est noté."


def reference(on: date) -> str:
    """How the register is named in letters: its day."""
    return f"CONTROLES-{on.isoformat()}"


def subject(on: date) -> str:
    """Of which day it is."""
    return f"au {long_day(on)}"


def say_rule(period: ControlPeriod) -> str:
    """How long a dossier may be controlled, as the programme says it."""
    start = STARTS[period.start]
    if period.years is None:
        return f"Un dossier peut être contrôlé depuis {start} ; la durée n’est pas réglée."
    return (
        f"Un dossier peut être contrôlé {formats.counted(period.years, 'an', 'ans')} depuis {start} (réglage du GAL)."
    )


def until(line: RegisterLine) -> str:
    """The last day a dossier may be controlled, as a list says it."""
    period = line.period
    if period.ends_on is None:
        return "fin inconnue"
    end = formats.day(period.ends_on)
    if period.standing == "over":
        return f"passé ({end})"
    return end if period.is_final else f"au moins {end}"


def say_until(line: RegisterLine, period: ControlPeriod) -> str:
    """The same in a sentence, with what it is counted from."""
    found, start = line.period, STARTS[period.start]
    if found.standing == "not_begun":
        return spaced(f"Peut être contrôlé. Le délai se compte depuis {start} : {_MISSING[period.start]}.")
    begun = f"{start} ({formats.day(found.begins_on)})"
    if found.ends_on is None or period.years is None:
        return spaced(f"Peut être contrôlé depuis {begun} ; la durée n’est pas réglée.")
    counted, end = formats.counted(period.years, "an", "ans"), formats.day(found.ends_on)
    if found.standing == "over":
        return spaced(f"Ne peut plus être contrôlé depuis le {end} : {counted} après {begun}.")
    if found.is_final:
        return spaced(f"Peut être contrôlé jusqu’au {end} : {counted} après {begun}.")
    return spaced(
        f"Peut être contrôlé au moins jusqu’au {end} : {counted} après {begun}. Aucun solde n’est noté payé :"
        " un autre paiement repousserait cette fin."
    )


def waits(line: RegisterLine) -> str:
    """How many answers wait, and for when the first is due."""
    if not line.waiting:
        return "rien"
    first = line.waiting[0]
    due = "" if first.row.answer_due_on is None else f", {standing(first)}"
    return f"{formats.counted(len(line.waiting), 'réponse', 'réponses')}{due}"


def reached(control: ControlSheet) -> str:
    """How far a control has come."""
    return _REACHED[control.reached]


def standing(found: Found) -> str:
    """Where the answer to a finding stands."""
    match found.standing:
        case "answered":
            late = f", {_days(found)} trop tard" if found.days else ""
            return f"répondu le {formats.day(found.row.answered_on)}{late}"
        case "closed":
            return "contrôle clos"
        case "undated":
            return "à dater"
        case "late":
            return f"en retard de {_days(found)}"
    return f"dans {_days(found)}" if found.days else "aujourd’hui"


def upheld(found: Found) -> str:
    """Whether a finding stands."""
    return "à dire" if found.row.is_upheld is None else UPHELD[found.row.is_upheld]


def say_wrong(control: ControlSheet) -> list[str]:
    """The days that go backwards."""
    return [f"Dates à corriger\u00a0: {_DAYS[then]} vient avant {_DAYS[first]}." for first, then in control.wrong]


def say_money(control: ControlSheet) -> list[str]:
    """What the findings correct, and what is still to come back."""
    said = []
    if control.corrected:
        said.append(f"Corrections des constats qui ne sont pas levés : {formats.money(control.corrected)}.")
    left = control.left
    if left is not None and left > 0:
        whole = formats.money(control.row.to_recover)
        said.append(f"Reste à recouvrer : {formats.money(left)} sur {whole}{_come_back(control)}.")
    elif left is not None and left < 0:
        said.append(f"Recouvré de trop : {formats.money(-left)}.")
    elif control.row.to_recover:
        said.append(f"Tout est recouvré : {formats.money(control.row.to_recover)}.")
    elif left is None and control.row.recovered:
        said.append("Une somme est recouvrée, mais le montant à recouvrer n’est pas renseigné.")
    return [spaced(each) for each in said]


def _come_back(control: ControlSheet) -> str:
    """What came back of it, and when."""
    if not control.row.recovered or control.row.recovered_on is None:
        return ""
    return f", dont {formats.money(control.row.recovered)} revenus le {formats.day(control.row.recovered_on)}"


def _days(found: Found) -> str:
    return formats.counted(abs(found.days or 0), "jour", "jours")
