"""The minutes of a long evening and of one ten times longer, from the state of the sitting to the PDF; its letters."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from functools import partial

from leaderdesk.documents.office.odt import odt_bytes
from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.documents.papers.letters import Wording, letter
from leaderdesk.documents.papers.minutes.whole import minutes
from leaderdesk.documents.pdf.writing import pdf_bytes
from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.committee.seats import Committee, CommitteeSeat, Mandate
from leaderdesk.domain.papers.addressed import Addressed
from leaderdesk.domain.sheets.sittings.closed import closed_sheet_of
from leaderdesk.domain.sheets.sittings.facts import PointFacts, SittingFacts
from leaderdesk.domain.sheets.sittings.live import Memory, point_of_live
from leaderdesk.domain.sheets.sittings.minutes import MinutesSheet, PointMinutes, minutes_of
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.applying import apply
from leaderdesk.domain.sittings.gestures import Deed, Gesture
from leaderdesk.domain.sittings.ground import Ground, Point, Pot
from leaderdesk.domain.sittings.state import State
from leaderdesk.words import paper_letters as words
from leaderdesk.words.letter_presets import preset
from tests.bench.measure import Figure, timed
from tests.domain.sittings import FUND, GRID, MONEY, RULES, START

SEATS, PROJECTS, GROWTH = 24, 40, 10
_SITTING = SittingFacts(1, 7, "Comité de novembre", "GAL d’Essai", "Salle des fêtes", "closed")
_HEAD = Letterhead("GAL d’Essai", date(2026, 11, 21), mention="Cofinancé par l’Union européenne")
Evening = tuple[State, list[Deed]]


def minutes_made() -> list[Figure]:
    """Both halves of the work; the longer evening beside ten of the shorter."""
    figures: list[Figure] = []
    first: tuple[float, float] = (0.0, 0.0)
    for projects in (PROJECTS, PROJECTS * GROWTH):
        held = _evening(projects)
        sheet = _read(held)
        paper = minutes(sheet, _HEAD)
        read, made = timed(partial(_read, held), 3), timed(partial(pdf_bytes, paper), 3)
        pages = pdf_bytes(paper)[1].pages
        name = f"{projects} projects, {SEATS} seats"
        beside = f"{GROWTH} × {PROJECTS} projects"
        figures += [
            Figure(f"minutes read, {name}", "ms", read, beside, GROWTH * first[0] or None),
            Figure(f"minutes made a PDF, {name}, {pages} pages", "ms", made, beside, GROWTH * first[1] or None),
        ]
        first = (sorted(read)[1], sorted(made)[1])
    return [*figures, *_letters_of(_read(_evening(PROJECTS)))]


def _letters_of(sheet: MinutesSheet) -> list[Figure]:
    """A letter for each project: filled from its text, made a PDF, and written for an office to correct."""

    def filled() -> list[Paper]:
        return [_letter(sheet, point) for point in sheet.points]

    made = filled()
    name = f"{len(made)} letters"
    return [
        Figure(f"{name} filled", "ms", timed(filled, 3)),
        Figure(f"{name} made PDF", "ms", timed(lambda: [pdf_bytes(each) for each in made], 3)),
        Figure(f"{name} made .odt", "ms", timed(lambda: [odt_bytes(each) for each in made], 3)),
    ]


def _letter(sheet: MinutesSheet, point: PointMinutes) -> Paper:
    facts = point.sheet.facts
    to = Addressed(
        *(_HEAD.made_on, _HEAD.gal, "L’animatrice", facts.holder, ("1, rue de la Mairie", "62630 Étaples")),
        *(facts.number, point.sheet.point.title, facts.fiche or "", None, None),
    )
    assert point.outcome is not None, point
    values = {
        **words.values_of(to),
        **words.values_of_decision(sheet, point),
        **words.values_of_enclosure(is_there=False),
        "appeals": "",
    }
    return letter(_HEAD, "decision_letter", to, Wording(preset(point.outcome), values, "A. Ada", "À la présidence"))


def _read(held: Evening) -> MinutesSheet:
    state, deeds = held
    memory, facts = Memory(), {key: _facts(rank) for rank, key in enumerate(state.order)}
    points = {key: point_of_live(state, key, facts, START, memory) for key in state.order}
    return minutes_of(state, deeds, closed_sheet_of(state, deeds, _SITTING, facts), points)


def _evening(projects: int) -> Evening:
    """Each project noted by six members, voted and granted, granted with a reservation, or postponed in turn."""
    state = State(_ground(projects))
    deeds: list[Deed] = []

    def do(*gestures: Gesture) -> None:
        for gesture in gestures:
            deeds.append(Deed(len(deeds) + 1, START + timedelta(seconds=len(deeds)), gesture))
            apply(state, deeds[-1])

    do(told.Opened(), *(told.Arrived(_person(rank)) for rank in range(SEATS)))
    for project in range(projects):
        key = _key(project)
        do(told.PointOpened(key), *_notes(key))
        do(told.VoteOpened(key, "Donner un avis favorable au projet", "selection", "hands"))
        do(told.VoteClosed(key, Totals(SEATS - 2, 1, 1)), _decision(key, project))
        do(told.Written(key, "Le comité souligne l’intérêt du projet pour le territoire. " * 3), told.PointClosed(key))
    do(told.Closed())
    return state, deeds


def _ground(projects: int) -> Ground:
    seats = tuple(
        CommitteeSeat(f"{rank:02} Structure {rank}", ("public", "private")[rank % 2]) for rank in range(SEATS)
    )
    mandates = tuple(Mandate(_person(rank), seat.key, "titulaire", date(2026, 1, 1)) for rank, seat in enumerate(seats))
    return Ground(
        kind="committee",
        day=date(2026, 11, 20),
        committee=Committee(seats, mandates),
        rules=RULES,
        points=tuple(Point(_key(rank), f"Projet n° {rank + 1}", grid=GRID, money=MONEY) for rank in range(projects)),
        chairs=(_person(0),),
        pots={"1": Pot(FUND * projects)},
    )


def _notes(key: str) -> list[Gesture]:
    return [
        told.Noted(key, _person(rank), criterion.key, Fraction(3)) for rank in range(6) for criterion in GRID.criteria
    ]


def _decision(key: str, rank: int) -> Gesture:
    if rank % 3 == 0:
        return told.Decided(key, "favourable", FUND)
    if rank % 3 == 1:
        kept = told.Reservation("Confirmer l’accord du Département", date(2027, 3, 1), "Le porteur")
        return told.Decided(key, "reservations", FUND, reservations=(kept,))
    return told.Decided(key, "postponed", reason="Plan de financement à confirmer")


def _facts(rank: int) -> PointFacts:
    summary = "Réhabiliter un bâtiment communal pour y ouvrir un café associatif et une épicerie. " * 2
    return PointFacts(rank, f"2026-{rank:03}", f"Association n° {rank}", "3", summary, "Étaples", asked=FUND)


def _person(rank: int) -> str:
    return f"Membre {rank:02}"


def _key(rank: int) -> str:
    return f"p{rank}"
