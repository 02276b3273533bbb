"""The second screen in French: a sheet that everybody may read, said in a few lines, and nothing that is not in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.sheets.sittings.projected import (
    ProjectedEnvelope,
    ProjectedPoint,
    ProjectedResult,
    ProjectedSheet,
    ProjectedTimer,
)
from leaderdesk.domain.sittings.ground import OutcomeKind
from leaderdesk.words import formats
from leaderdesk.words.phrases import money, spaced
from leaderdesk.words.sitting_agendas import running
from leaderdesk.words.sitting_follow import is_rehearsal, rehearsal_of
from leaderdesk.words.sitting_rooms import say_rule

# Between two amounts of a line.
BETWEEN = " – "
Mood = Literal["", "good", "bad", "waiting"]

_OUTCOMES: dict[OutcomeKind, str] = {
    "favourable": "Avis favorable",
    "reservations": "Avis favorable avec réserves",
    "postponed": "Projet ajourné",
    "refused": "Avis défavorable",
    "waiting": "Liste d’attente",
}
_OUTCOME_MOODS: dict[OutcomeKind, Mood] = {
    "favourable": "good",
    "reservations": "good",
    "postponed": "waiting",
    "refused": "bad",
    "waiting": "waiting",
}
_VOTES: dict[str, str] = {"adopted": "Adopté", "rejected": "Rejeté", "no_result": "Vote sans résultat"}
_VOTE_MOODS: dict[str, Mood] = {"adopted": "good", "rejected": "bad", "no_result": "waiting"}


@dataclass(frozen=True, slots=True)
class Slide:
    """What is written on the second screen, part by part; blank, nothing is."""

    is_blank: bool = True
    is_rehearsal: bool = False
    head: str = ""
    place: str = ""
    title: str = ""
    summary: str = ""
    amounts: str = ""
    envelope: str = ""
    said: str = ""
    mood: Mood = ""
    quorum: str = ""
    is_quorate: bool = True
    timer: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text, in the order it is read."""
        middle = (self.title, self.summary, self.amounts, self.envelope, self.said)
        return tuple(each for each in (self.head, self.place, *middle, self.quorum, self.timer) if each)


BLANK = Slide()


def slide_of(sheet: ProjectedSheet, now: datetime) -> Slide:
    """A sheet as it is written at a moment."""
    if sheet.is_blank:
        return BLANK
    point, gauges = sheet.point, (*sheet.presence, *sheet.votes)
    # Said once on a line: a rehearsal bears its word in both names.
    sitting = sheet.sitting.removeprefix(rehearsal_of("")) if is_rehearsal(sheet.gal) else sheet.sitting
    said, mood = _said(sheet)
    return Slide(
        is_blank=False,
        is_rehearsal=is_rehearsal(sheet.sitting) or is_rehearsal(sheet.gal),
        head=sheet.gal if point is None else " – ".join(part for part in (sheet.gal, sitting) if part),
        place=_place(point, sheet.points),
        title=sheet.sitting if point is None else point.title,
        summary="" if point is None else point.summary,
        amounts="" if point is None else _amounts(point),
        envelope=_envelope(point.envelope) if point is not None and point.envelope is not None else "",
        said=said,
        mood=mood,
        quorum=_quorum(sheet),
        is_quorate=all(each.is_met for each in gauges),
        timer="" if sheet.timer is None else _timer(sheet.timer, now),
    )


def _place(point: ProjectedPoint | None, points: int) -> str:
    if point is None:
        return ""
    noun = "Dossier" if point.kind == "project" else "Point"
    fiche = f" – fiche-action\u00a0{point.fiche}" if point.fiche else ""
    return f"{noun}\u00a0{point.place}/{points}{fiche}"


def _amounts(point: ProjectedPoint) -> str:
    known: tuple[tuple[str, Fraction | None], ...] = (
        ("Coût total", point.total_cost),
        ("Éligible", point.eligible),
        ("Aide demandée", point.asked),
        ("Aide proposée", point.proposed),
    )
    return spaced(BETWEEN.join(f"{name} : {_euros(value)}" for name, value in known if value is not None))


def _envelope(envelope: ProjectedEnvelope) -> str:
    said = f"Enveloppe {envelope.name} : {_euros(envelope.before)}"
    if envelope.after is not None and envelope.after != envelope.before:
        said = f"{said} avant, {_euros(envelope.after)} après"
    return spaced(said)


def _said(sheet: ProjectedSheet) -> tuple[str, Mood]:
    """The result once published, or that a vote is going on."""
    result = None if sheet.point is None else sheet.point.result
    if result is None:
        return ("Vote en cours", "waiting") if sheet.is_vote_open else ("", "")
    parts = [_decided(result), _amount(result), "" if result.totals is None else _totals(result.totals)]
    mood = _OUTCOME_MOODS[result.outcome] if result.outcome is not None else _VOTE_MOODS[result.vote or "no_result"]
    return spaced(" – ".join(part for part in parts if part)), mood


def _euros(value: Fraction) -> str:
    """An amount read from the end of a room: cents only where there are some."""
    return money(value).replace(",00", "")


def _decided(result: ProjectedResult) -> str:
    return _OUTCOMES[result.outcome] if result.outcome is not None else _VOTES[result.vote or "no_result"]


def _amount(result: ProjectedResult) -> str:
    return "" if result.amount is None else _euros(result.amount)


def _totals(totals: Totals) -> str:
    said = [f"{formats.number(totals.in_favour)}\u00a0pour", f"{formats.number(totals.against)}\u00a0contre"]
    if totals.abstentions:
        said.append(formats.counted(totals.abstentions, "abstention", "abstentions"))
    if totals.voids:
        said.append(formats.counted(totals.voids, "nul", "nuls"))
    return ", ".join(said)


def _quorum(sheet: ProjectedSheet) -> str:
    """Whether it stands, and the rule that says so: the first, or the first that is not met."""
    gauges = (*sheet.presence, *sheet.votes)
    if not gauges:
        return ""
    missing = [each for each in gauges if not each.is_met]
    word = "Quorum non atteint" if missing else "Quorum atteint"
    return spaced(f"{word} – {say_rule((missing or list(gauges))[0])}")


def _timer(timer: ProjectedTimer, now: datetime) -> str:
    gone = max(now - timer.since, timedelta())
    left = None if timer.minutes is None else timedelta(minutes=timer.minutes) - gone
    if timer.kind == "break":
        return _break(gone, left)
    if timer.kind == "hearing":
        return _hearing(gone, left)
    planned = "" if timer.minutes is None else f" sur {timer.minutes}\u00a0min"
    return f"{running(gone)}{planned}"


def _break(gone: timedelta, left: timedelta | None) -> str:
    if left is None:
        return f"Pause depuis {running(gone)}"
    return f"Pause, reprise dans {running(left)}" if left > timedelta() else "La pause est finie"


def _hearing(gone: timedelta, left: timedelta | None) -> str:
    if left is None:
        return f"Audition depuis {running(gone)}"
    return f"Audition, il reste {running(left)}" if left > timedelta() else f"Audition, {running(-left)} de trop"
