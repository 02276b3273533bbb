"""The envelopes as a workbook: each pot by fund with what is left of it, and the dossiers behind each figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leaderdesk.documents.sheets.writing.books import Sheet
from leaderdesk.domain.sheets.envelopes import EnvelopesSheet, PotSheet, Taken
from leaderdesk.services.envelopes import read_envelopes
from leaderdesk.services.exports.columns import Told, combined, grouped, share, tabled, told
from leaderdesk.services.exports.reading import Project, read_ground
from leaderdesk.services.waiting import read_waiting
from leaderdesk.store.base import OpenBase
from leaderdesk.words import exports as words
from leaderdesk.words.statuses import status


@dataclass(frozen=True, slots=True)
class Taker:
    """A dossier behind a pot, or outside any."""

    project: Project
    row: Taken
    pot: PotSheet | None


_POTS: tuple[Told[PotSheet], ...] = (
    told("fiche", "text", lambda each: each.fiche),
    told("fiche_title", "text", lambda each: each.title),
    told("fund", "text", lambda each: each.fund),
    told("pot", "money", lambda each: each.granted),
    told("programmed", "money", lambda each: each.programmed),
    combined("left", ("pot",), ("programmed",)),
    share("programmed_rate", "programmed", "pot"),
    told("room", "money", lambda each: each.room),
    told("voted", "money", lambda each: each.figure("voted")),
    told("convention", "money", lambda each: each.figure("convention")),
    told("claimed", "money", lambda each: each.figure("claimed")),
    told("certified", "money", lambda each: each.figure("certified")),
    told("paid", "money", lambda each: each.paid),
    told("released", "money", lambda each: each.figure("released")),
    told("in_queue", "money", lambda each: each.waiting_amount),
)
_TAKERS: tuple[Told[Taker], ...] = (
    told("holder", "text", lambda each: each.project.row.holder),
    told("number", "text", lambda each: each.row.number),
    told("title", "text", lambda each: each.row.title),
    told("fiche", "text", lambda each: each.project.row.fiche),
    told("fund", "text", lambda each: each.pot.fund if each.pot else words.NO_POT),
    told("status", "text", lambda each: status(each.row.status)),
    told("status_since", "day", lambda each: each.row.since),
    told("place", "text", lambda each: words.place(has_pot=each.pot is not None, is_waiting=each.row.is_waiting)),
    told("taken", "money", lambda each: each.row.amount),
    told("paid", "money", lambda each: each.row.paid),
)


def compose_envelopes(base: OpenBase) -> Sequence[Sheet]:
    """Pots by fund, then the dossiers."""
    sheet = read_envelopes(base)
    places = {each.taken.number: each.rank for each in read_waiting(base).sheet.lines}
    by_number = {each.row.number: each for each in read_ground(base).projects}
    pots = sorted(sheet.pots, key=lambda each: each.fund)
    return (
        grouped(words.POTS, _POTS, pots, lambda each: each.fund, words.ABOUT_POT),
        tabled(words.TAKERS, _TAKERS, _takers(sheet, by_number, places), words.ABOUT_TAKER),
    )


def _takers(sheet: EnvelopesSheet, projects: dict[str, Project], places: dict[str, int]) -> Iterator[Taker]:
    """Those who wait come in the order of the list."""
    for pot in sheet.pots:
        waiting = sorted(pot.waiting, key=lambda row: places.get(row.number, len(places) + 1))
        yield from (Taker(projects[row.number], row, pot) for row in (*pot.takers, *waiting))
    yield from (Taker(projects[row.number], row, None) for row in sheet.outside)
