"""A written consultation in French: until when, what silence says, who answered what, when and how."""

from __future__ import annotations

from datetime import datetime

from leaderdesk.domain.sheets.sittings.consultations import ConsultationSheet, PointAnswers, SeatAnswer
from leaderdesk.words import formats
from leaderdesk.words.phrases import spaced
from leaderdesk.words.sitting_rooms import say_half, say_lack
from leaderdesk.words.sitting_votes import SAYINGS, say_totals

_SILENCES = {
    "absent": "qui ne répond pas est absent",
    "for": "qui ne répond pas vote pour",
    "abstention": "qui ne répond pas s’abstient",
}
_WAYS = {
    "mail": "courriel",
    "letter": "courrier",
    "phone": "téléphone",
    "form": "formulaire",
    "hand": "remise en main propre",
}
_MOST = 6


def ways() -> dict[str, str]:
    """How an answer may come."""
    return dict(_WAYS)


def say_terms(sheet: ConsultationSheet) -> str:
    """Until when answers are taken, and what silence says."""
    if sheet.deadline is None:
        until = "Sans date limite"
    elif sheet.is_past:
        until = f"La date limite est passée ({formats.moment(sheet.deadline)})"
    else:
        until = f"Réponses jusqu’au {formats.moment(sheet.deadline)}"
    return spaced(f"{until} ; {_SILENCES[sheet.silence]}.")


def say_count(point: PointAnswers) -> str:
    """How many answered, and what they say."""
    answered = formats.counted(len(point.answers), "réponse", "réponses")
    return spaced(
        f"{answered}, {formats.counted(len(point.awaited), 'attendue', 'attendues')}. {say_totals(point.totals)}"
    )


def say_quorum(point: PointAnswers) -> str:
    """The quorum of the answers, and what it lacks."""
    halves = f"{say_half(point.gauges.presence, 'Présence')}. {say_half(point.gauges.votes, 'Votants')}."
    return spaced(" ".join([halves, *say_lack(point.gauges)]))


def say_awaited(point: PointAnswers, sheet: ConsultationSheet) -> str:
    """Why the answers cannot be counted yet; empty where they can."""
    if point.may_count or point.is_counted:
        return ""
    names = ", ".join(point.awaited[:_MOST]) + ("…" if len(point.awaited) > _MOST else "")
    until = f" avant le {formats.moment(sheet.deadline)}" if sheet.deadline is not None else ""
    return spaced(f"Le compte attend encore{until} : {names}.")


def say_answer(seat: SeatAnswer, who: str, arrived: tuple[datetime, str] | None) -> str:
    """Who answers for a seat, what was said, when and how it came."""
    if seat.is_barred:
        return spaced("ne répond pas sur ce point : intérêt déclaré")
    if not who:
        return "siège vacant"
    if seat.says is None:
        return spaced(f"{who} : à venir")
    told = f"{seat.counts or who} : {SAYINGS[seat.says]}"
    if arrived is None:
        return spaced(told)
    way = f", par {_WAYS.get(arrived[1], arrived[1])}" if arrived[1] else ""
    return spaced(f"{told}, reçu le {formats.moment(arrived[0])}{way}")
