"""A sitting read through, in French: what each figure says, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.sheets.sittings.closed import ClosedSheet, Figure, Section, Shown
from leaderdesk.domain.sheets.sittings.gauges import Gauge
from leaderdesk.domain.sheets.sittings.sources import Source
from leaderdesk.domain.sittings.gestures import (
    Answered,
    BallotKeyed,
    CollegeKeyed,
    Decided,
    Deed,
    Gesture,
    Noted,
    Reservation,
    VoteClosed,
    VoteOpened,
)
from leaderdesk.words import formats
from leaderdesk.words.numbers import decimal
from leaderdesk.words.phrases import money, spaced
from leaderdesk.words.sitting_agendas import said_at, say_deed
from leaderdesk.words.sitting_decisions import say_reservation
from leaderdesk.words.sitting_follow import OUTCOMES
from leaderdesk.words.sitting_plans import long_day
from leaderdesk.words.sitting_rooms import college, hour, say_gauge
from leaderdesk.words.sitting_votes import MODES, SAYINGS, say_totals

_LABELS = {
    "held_on": "Jour de la séance",
    "opened_at": "Ouverte à",
    "closed_at": "Close à",
    "seats": "Sièges du comité",
    "arrived": "Arrivée : {whose}",
    "departed": "Départ : {whose}",
    "stepped_out": "Sortie : {whose}",
    "came_back": "Retour : {whose}",
    "absent": "{whose}",
    "point_opened": "Point ouvert à",
    "point_closed": "Point clos à",
    "recused": "Déport : {whose}",
    "heard_in": "Entendu : {whose}, entrée",
    "heard_out": "Entendu : {whose}, sortie",
    "sheets_counted": "Fiches de notes comptées",
    "criterion": "Note : {whose}",
    "total": "Total",
    "maximum": "Total possible",
    "verdict": "Au regard de la grille",
    "motion": "Mis aux voix",
    "chair_passed": "Présidence du vote, par la vice-présidence",
    "chair_empty": "Présidence du vote",
    "gauge": "Quorum",
    "voters": "Votants",
    "votes_for": "Pour",
    "votes_against": "Contre",
    "abstentions": "Abstentions",
    "result": "Résultat du vote",
    "casting_vote": "Voix prépondérante",
    "outcome": "Décision",
    "amount": "Montant accordé",
    "cap": "Plafond des règles",
    "noted_rate": "Taux d’aide publique donné par la note",
    "given": "Montant à ce taux, selon les règles",
    "reason": "Motif",
    "reason_criterion": "Critère du motif",
    "reservation": "Réserve",
    "envelope_before": "{whose} : avant la séance",
    "envelope_taken": "{whose} : accordé ce jour",
    "envelope_left": "{whose} : reste",
}
VERDICTS = {"pass": "retenu", "fail": "sous le seuil", "eliminated": "éliminé", "no_score": "sans note"}
RESULTS = {"adopted": "adopté", "rejected": "rejeté", "no_result": "sans résultat"}
_EURO_CODES = frozenset({"amount", "cap", "given", "envelope_before", "envelope_taken", "envelope_left"})
# Where a figure comes from when no gesture made it.
_GROUNDS = {
    "held_on": "Plan de la séance, à son ouverture",
    "seats": "Composition du comité, au jour de la séance",
    "absent": "Aucune arrivée notée ; composition du comité",
    "recused": "Intérêt déclaré avant la séance",
    "envelope_before": "Enveloppe du programme, à l’ouverture",
}
_RULES = {
    "maximum": "Grille du projet, figée à l’ouverture",
    "cap": "Règles d’aide appliquées au plan de financement, figés à l’ouverture",
    "given": "Règles d’aide appliquées au plan de financement, au taux de la note",
}
_SECTIONS = {"heading": "La séance", "attendance": "Présences", "envelopes": "Enveloppes"}
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Traced:
    """A figure in words: what, how much, from where."""

    label: str
    value: str
    source: str
    # Every gesture, one sentence each.
    details: tuple[str, ...]


def section_title(section: Section, place: int) -> str:
    """What a part of the minutes is called; a point by its place in the agenda."""
    return _SECTIONS[section.code] if section.code != "point" else f"{place}. {section.title}"


def say_section(section: Section) -> str:
    """What a part comes to, in a few words."""
    values = {figure.code: figure.value for figure in section.figures}
    if section.code == "attendance":
        here = {figure.whose for figure in section.figures if figure.code == "arrived"}
        return formats.counted(len(here), "présent", "présents")
    if section.code != "point":
        return ""
    said = [OUTCOMES[str(values["outcome"])]] if "outcome" in values else []
    if not said and "result" in values:
        said.append(RESULTS[str(values["result"])])
    if isinstance(amount := values.get("amount"), Fraction):
        said.append(money(amount))
    return spaced(", ".join(said)) if said else ("examiné" if "point_opened" in values else "non examiné")


def trace(figure: Figure, deeds: Mapping[int, Deed], names: Mapping[str, str]) -> Traced:
    """A figure with its source."""
    return Traced(
        spaced(_LABELS[figure.code].format(whose=figure.whose)),
        spaced(value_of(figure.code, figure.value)),
        say_source(figure, deeds),
        tuple(say_gesture(deeds[rank], names) for rank in figure.source.ranks if rank in deeds),
    )


def value_of(code: str, value: Shown) -> str:
    """A figure as it is read."""
    if code == "absent":
        return "absent"
    if code == "chair_empty":
        return "personne"
    if code == "recused":
        return str(value) or formats.MISSING
    if isinstance(value, Fraction) and code in _EURO_CODES | {"noted_rate"}:
        return formats.rate(value) if code == "noted_rate" else money(value)
    told = {"verdict": VERDICTS, "result": RESULTS, "outcome": OUTCOMES}.get(code)
    if told is not None:
        return told[str(value)]
    return _SHOWN[type(value)](value)


def say_source(figure: Figure, deeds: Mapping[int, Deed]) -> str:
    """Where a figure comes from, in one line."""
    source: Source = figure.source
    if source.kind == "rules":
        return spaced(_RULES[figure.code])
    if source.kind == "ground":
        return spaced(_GROUNDS[figure.code])
    ranks = [rank for rank in source.ranks if rank in deeds]
    if not ranks:
        return "Aucun geste de la séance"
    if len(ranks) == 1:
        return f"Geste n°\u00a0{ranks[0]}, à {said_at(deeds[ranks[0]])}"
    first, last = said_at(deeds[ranks[0]]), said_at(deeds[ranks[-1]])
    when = f"à {first}" if first == last else f"{first} – {last}"
    if len(ranks) <= _NAMED:
        return f"Gestes n°\u00a0{', '.join(str(rank) for rank in ranks[:-1])} et {ranks[-1]}, {when}"
    return f"{formats.counted(len(ranks), 'geste', 'gestes')}, n°\u00a0{ranks[0]} à {ranks[-1]}, {when}"


def say_gesture(deed: Deed, names: Mapping[str, str]) -> str:
    """One gesture with its rank and its hour, and what was said or noted by it; `names` are points and criteria."""
    said = say_deed(deed, {key: name for key, name in names.items() if key == getattr(deed.gesture, "point", None)})
    extra = _extra(deed.gesture, names)
    return spaced(f"N°\u00a0{deed.rank}, {said_at(deed)} : {said}{f' : {extra}' if extra else ''}")


def _extra(told: Gesture, names: Mapping[str, str]) -> str:
    """What the gesture itself says, beside what it is."""
    said = ""
    match told:
        case Noted():
            note = "abstention" if told.note is None else decimal(told.note)
            said = f"{names.get(told.criterion, told.criterion)}, {note}"
        case BallotKeyed() | Answered():
            said = SAYINGS[told.says]
        case CollegeKeyed():
            said = f"{college(told.college)}, {SAYINGS[told.says]}"
        case VoteOpened():
            said = f"{told.motion}, vote {MODES[told.mode]}"
        case VoteClosed(totals=Totals() as totals):
            said = say_totals(totals).lower()
        case Decided():
            said = ", ".join([OUTCOMES[told.outcome], *([money(told.amount)] if told.amount is not None else [])])
    return said


def say_when(sheet: ClosedSheet) -> str:
    """When the sitting was held, and where."""
    hours = f"de {hour(sheet.opened_at)} à {hour(sheet.closed_at)}" if sheet.opened_at and sheet.closed_at else ""
    return spaced(", ".join(part for part in (long_day(sheet.day), hours, sheet.facts.place) if part))


_SHOWN: Mapping[type, Callable[[Any], str]] = {
    Fraction: decimal,
    int: formats.number,
    str: str,
    datetime: hour,
    date: long_day,
    Gauge: say_gauge,
    Reservation: say_reservation,
}
