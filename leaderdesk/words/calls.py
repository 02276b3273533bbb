"""Calls for projects in French: where a call stands, by how much a deposit is late."""

from __future__ import annotations

from datetime import datetime

from leaderdesk.domain.calls import CallRow, DepositRow
from leaderdesk.words import formats, typed
from leaderdesk.words.phrases import spaced

_HOUR = 60
_DAY = 24 * _HOUR


def say_phase(row: CallRow, now: datetime) -> str:
    """Where a call stands, and how long until it opens or closes."""
    phase = row.phase_at(now)
    if row.is_backwards:
        return "dates à corriger, la clôture précède l’ouverture"
    if phase == "undated" or row.closes_at is None:
        return "dates à fixer"
    if phase == "coming" and row.opens_at is not None:
        return f"à venir, {_until('ouvre', row.opens_at, now)}"
    if phase == "open":
        return f"ouvert, {_until('ferme', row.closes_at, now)}"
    days = (now.date() - row.closes_at.date()).days
    return f"fermé depuis {formats.counted(days, 'jour', 'jours')}" if days else "fermé aujourd’hui"


def say_arrival(deposit: DepositRow, closes_at: datetime | None) -> str:
    """Whether a deposit came in time."""
    if deposit.is_early:
        return "avant l’ouverture"
    if closes_at is None:
        return "sans clôture fixée"
    return f"en retard de {say_minutes(deposit.minutes_late)}" if deposit.is_late else "dans les délais"


def say_minutes(minutes: int) -> str:
    """A length of time by its two largest units: `2 h 05`, `3 jours 4 h`."""
    if minutes < _HOUR:
        return f"{minutes}{formats.NO_BREAK}min"
    if minutes < _DAY:
        return f"{minutes // _HOUR}{formats.NO_BREAK}h{formats.NO_BREAK}{minutes % _HOUR:02}"
    said, hours = formats.counted(minutes // _DAY, "jour", "jours"), minutes % _DAY // _HOUR
    return f"{said} {hours}{formats.NO_BREAK}h" if hours else said


def say_counts(row: CallRow) -> str:
    """What came for a call, and what it asks of the envelope."""
    parts = [formats.counted(row.deposits, "dépôt", "dépôts")]
    parts += [f"{row.late} en retard"] if row.late else []
    parts += [formats.counted(row.incomplete, "incomplet", "incomplets")] if row.incomplete else []
    said = ", ".join(parts)
    if not row.asked:
        # Nobody has said an amount yet: that is not a demand of nothing.
        envelope = "non renseignée" if row.envelope is None else f"de {formats.money(row.envelope)}"
        return spaced(f"{said} ; enveloppe {envelope}.")
    if row.envelope is None:
        return spaced(f"{said} ; {formats.money(row.asked)} demandés, enveloppe non renseignée.")
    return spaced(f"{said} ; {formats.money(row.asked)} demandés sur {formats.money(row.envelope)}.")


def grid_version(title: str, version: int) -> str:
    """A version of a grid among the others."""
    return f"{title}, version {version}"


def _until(verb: str, at: datetime, now: datetime) -> str:
    days = (at.date() - now.date()).days
    if days > 1:
        return f"{verb} dans {formats.counted(days, 'jour', 'jours')}"
    return f"{verb} {'demain' if days else 'aujourd’hui'} à {typed.hour(at)}"
