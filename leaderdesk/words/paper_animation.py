"""The words of the papers of the GAL's own file: the time sheet to sign, the yearly claim."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from leaderdesk.domain.running.sheets import TimeSheet
from leaderdesk.words import formats
from leaderdesk.words.numbers import month
from leaderdesk.words.phrases import spaced

CLAIM_TITLE = "Demande de paiement de l’animation"
TASK, ELIGIBLE, TOTAL = "Tâche", "Éligible", "Total"
WORKER, EMPLOYER = "Le ou la salariée", "L’employeur"
IDLE_MARK, HOLIDAY_MARK = "–", "F"
SHEET_KEY = spaced("Heures et minutes. – : week-end. F : jour férié. * : hors LEADER, n’est pas demandé au fonds.")
MISSING_PAPERS = spaced("Justificatifs qui manquent encore :")
JOINED_PAPERS = spaced("Justificatifs présents :")
NO_PAPERS = "Aucun justificatif n’est attendu."
_DAYS = ("lu", "ma", "me", "je", "ve", "sa", "di")


def sheet_title(on: date) -> str:
    """The title of a time sheet."""
    return f"Feuille de temps, {month(on)}"


def sheet_reference(sheet: TimeSheet) -> str:
    """What stands at the foot of each page."""
    return f"{sheet.person or formats.MISSING} {sheet.month:%Y-%m}"


def sheet_facts(sheet: TimeSheet, structure: str) -> str:
    """Who worked, for whom, how long, and how long of it for LEADER."""
    told = f"{formats.hours(sheet.total)}, dont {formats.hours(sheet.eligible)} pour LEADER"
    return spaced(f"{sheet.person or formats.MISSING} · {structure} · total du mois : {told}.")


def signed_by(quality: str, name: str) -> str:
    """Over the box of a signature."""
    return f"{quality}{f' ({name})' if name else ''}, date et signature"


def day_heading(day: date) -> str:
    """The day of the week over that of the month."""
    return f"{_DAYS[day.weekday()]}\n{day.day}"


def outside(label: str) -> str:
    """A task that LEADER does not pay for."""
    return f"{label}{formats.NO_BREAK}*"


def claim_reference(number: str, position: int) -> str:
    """What stands at the foot of each page."""
    return f"{number}, demande {position}"


def now(claimed: int, reckoned: int | None) -> str:
    """What a line of the claim would come to today, where that is not what was claimed."""
    if reckoned == claimed:
        return ""
    given = "n’en donne plus le montant" if reckoned is None else f"donne maintenant {formats.money(reckoned)}"
    return f"La base {given}."


def flat(rate: Fraction, pay: int) -> str:
    """How a flat rate is reckoned."""
    return f"{formats.rate(rate)} de {formats.money(pay)} de salaires"
