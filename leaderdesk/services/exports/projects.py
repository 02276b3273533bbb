"""Workbooks with a row for each project: the whole list, the region's, one sheet for each EPCI, the public's."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from leaderdesk.documents.sheets.writing.books import Sheet
from leaderdesk.domain.envelopes.facts import GRANTED
from leaderdesk.services.exports.columns import Told, combined, grouped, share, tabled, told
from leaderdesk.services.exports.reading import DROPPED, Project, read_ground
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.exported import private_names
from leaderdesk.words import codes
from leaderdesk.words import exports as words
from leaderdesk.words.statuses import status

_HOLDER: Told[Project] = told("holder", "text", lambda each: each.row.holder)
_NUMBER: Told[Project] = told("number", "text", lambda each: each.row.number)
_TITLE: Told[Project] = told("title", "text", lambda each: each.row.title)
_FICHE: Told[Project] = told("fiche", "text", lambda each: each.row.fiche)
_COMMUNE: Told[Project] = told("commune", "text", lambda each: each.row.commune)
_EPCI: Told[Project] = told("epci", "text", lambda each: each.row.epci)
_STATUS: Told[Project] = told("status", "text", lambda each: status(each.row.status))
_PROGRAMMED: Told[Project] = told("programmed_on", "day", lambda each: each.row.programmed_on)
_TOTAL: Told[Project] = told("total_cost", "money", lambda each: each.row.total_cost or None)
_ELIGIBLE: Told[Project] = told("eligible_cost", "money", lambda each: each.row.eligible_cost or None)
_EUROPEAN: Told[Project] = told("european", "money", lambda each: each.brought("european"))
_PUBLIC: Told[Project] = told("national_public", "money", lambda each: each.brought("public"))
_PAID: Told[Project] = told("paid", "money", lambda each: each.staged("paid"))
_PLAN: tuple[Told[Project], ...] = (
    _TOTAL,
    _ELIGIBLE,
    _EUROPEAN,
    _PUBLIC,
    told("private", "money", lambda each: each.brought("private")),
    told("own", "money", lambda each: each.brought("own")),
)
_TO_FIND = combined("to_find", ("total_cost",), ("european", "national_public", "private", "own"))
_DOSSIERS: tuple[Told[Project], ...] = (
    *(_HOLDER, _NUMBER, _TITLE, _COMMUNE, _FICHE, _STATUS),
    told("received_on", "day", lambda each: each.row.received_on),
    _PROGRAMMED,
    *_PLAN,
    _TO_FIND,
    told("person", "text", lambda each: each.row.person),
    told("next_step", "text", lambda each: each.row.next_step),
    told("next_step_on", "day", lambda each: each.row.next_step_on),
    told("missing", "count", lambda each: each.row.missing_pieces or None),
    told("theme", "text", lambda each: each.row.theme),
    told("call", "text", lambda each: each.row.call),
    _EPCI,
)


def compose_dossiers(base: OpenBase) -> Sequence[Sheet]:
    """The list of dossiers, those in the bin left out."""
    sheet = tabled(words.DOSSIERS, _DOSSIERS, read_ground(base).projects, words.ABOUT_DOSSIER)
    return (replace(sheet, total=words.TOTAL_OF_ALL),)


def compose_region(base: OpenBase) -> Sequence[Sheet]:
    """All that a managing authority follows; whoever has only called is no request yet."""
    ground = read_ground(base)
    asked = [each for each in ground.projects if each.row.status != "contact"]
    sheet = tabled(words.FOLLOW_UP, _region(ground.funds), asked, words.ABOUT_REQUEST)
    return (replace(sheet, total=words.TOTAL_OF_ALL),)


def compose_epci(base: OpenBase) -> Sequence[Sheet]:
    """A sheet for each EPCI, its communes one after the other; what was dropped or only talked of is no project."""
    columns: tuple[Told[Project], ...] = (
        *(_HOLDER, _NUMBER, _COMMUNE, _TITLE, _FICHE, _STATUS, _PROGRAMMED),
        *(_TOTAL, _EUROPEAN, _PUBLIC),
        _PAID,
    )
    found: dict[str, list[Project]] = {}
    alive = [each for each in read_ground(base).projects if each.row.status not in {"contact", *DROPPED}]
    for each in sorted(alive, key=lambda each: (each.row.commune or "\uffff", each.row.number)):
        found.setdefault(each.row.epci or "", []).append(each)
    return [
        grouped(name or words.NO_EPCI, columns, found[name], _commune, words.ABOUT_PROJECT)
        for name in sorted(found, key=lambda name: (not name, name))
    ] or [tabled(words.NO_EPCI, columns, (), words.ABOUT_PROJECT)]


def compose_public(base: OpenBase) -> Sequence[Sheet]:
    """What everybody may read: programmed projects, and nobody's name."""
    with base.read() as session:
        names = private_names(session)
    granted = [each for each in read_ground(base).projects if each.row.status in GRANTED]
    # The order tells nothing of names: by number.
    return (tabled(words.PUBLIC, _public(names), granted, words.ABOUT_GRANTED),)


def _region(funds: Sequence[str]) -> tuple[Told[Project], ...]:
    """One column for each European fund, where there are several."""
    of_funds: list[Told[Project]] = []
    if len(funds) > 1:
        of_funds = [_of_fund(fund) for fund in funds]
    return (
        *(_HOLDER, _NUMBER),
        told("siret", "text", lambda each: each.facts.siret),
        told("legal_kind", "text", lambda each: codes.word("legal_kind", each.facts.legal_kind or "")),
        *(_COMMUNE, _TITLE, _FICHE, _STATUS),
        told("received_on", "day", lambda each: each.row.received_on),
        told("opinion_on", "day", lambda each: each.facts.opinion_on),
        _PROGRAMMED,
        told("convention_on", "day", lambda each: each.facts.convention_on),
        told("starts_on", "day", lambda each: each.facts.starts_on),
        told("ends_on", "day", lambda each: each.facts.ends_on),
        *(_TOTAL, _ELIGIBLE, *of_funds, *_PLAN[2:]),
        combined("all_public", ("european", "national_public")),
        share("public_rate", "all_public", "total_cost"),
        told("voted", "money", lambda each: each.staged("voted")),
        told("convention", "money", lambda each: each.staged("convention")),
        told("claimed", "money", lambda each: each.staged("claimed")),
        _PAID,
    )


def _of_fund(fund: str) -> Told[Project]:
    return told("european", "money", lambda each: each.brought("european", fund), heading=words.of_fund(fund))


def _commune(each: Project) -> str:
    return each.row.commune or words.NO_COMMUNE


def _public(names: Collection[str]) -> tuple[Told[Project], ...]:
    return (
        told("public_holder", "text", lambda each: words.UNTOLD_HOLDER if each.may_be_person else each.row.holder),
        _NUMBER,
        told("public_title", "text", lambda each: each.public_title(names) or words.untold_title(each.row.number)),
        told("public_place", "text", lambda each: words.UNTOLD if each.may_be_person else each.row.commune),
        _EPCI,
        _FICHE,
        told("fiche_title", "text", lambda each: each.fiche_title),
        _STATUS,
        _PROGRAMMED,
        _TOTAL,
        told("aid", "money", lambda each: each.brought("european")),
        _PUBLIC,
    )
