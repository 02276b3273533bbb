"""The mirror of the committee on a real evening: its figures reckoned by hand, and nobody's name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.reports.choices import Choice
from leaderdesk.domain.reports.frame import Part, Report
from leaderdesk.domain.reports.mirrors import Mirror, mirror_of
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.reporting.making import read_report
from leaderdesk.store.queries.mirrors import held_between
from leaderdesk.words import reports as words
from tests.services.sitting_evenings import DAY, EVERYBODY, FUND, SUPPLEANT, Evening

CHOICE = Choice(date(2026, 1, 1), date(2026, 12, 31), date(2026, 12, 31))
# Farid does not come: his suppléant sits for him.
CAME = ("Ada", "Bilal", "Chloé", "Dina", "Émile", SUPPLEANT)


@pytest.fixture
def evening(base: OpenBase) -> Evening:
    """Bilal leaves for the hall, which three note; two alone note the mill, and it is refused."""
    made = Evening(base)
    made.do(*map(told.Arrived, CAME), told.PointOpened(made.hall))
    sheets = {"Ada": (5, 3), "Chloé": (3, 1), "Dina": (2, 2)}
    made.do(*notes(made.hall, sheets))
    made.do(told.VoteOpened(made.hall, "Avis favorable", "selection", "hands"), told.VoteClosed(made.hall, Totals(5)))
    made.do(told.Decided(made.hall, "favourable", FUND), told.PointClosed(made.hall), told.PointOpened(made.mill))
    made.do(*notes(made.mill, {"Ada": (1, 0), "Dina": (1, 1)}))
    made.do(told.VoteOpened(made.mill, "Refuser", "selection", "hands"), told.VoteClosed(made.mill, Totals(4, 2)))
    made.do(told.Decided(made.mill, "refused", None, "Trop tôt"), told.PointClosed(made.mill), told.Closed())
    return made


def notes(point: str, sheets: dict[str, tuple[int, int]]) -> Iterator[told.Noted]:
    for member, (need, reach) in sheets.items():
        yield told.Noted(point, member, "need", Fraction(need))
        yield told.Noted(point, member, "reach", Fraction(reach))


def mirror(evening: Evening) -> Mirror:
    with evening.base.read() as session:
        return mirror_of(held_between(session, DAY, DAY))


def part(report: Report, name: str) -> Part:
    return next(each for each in report.parts if each.name == name)


def read(evening: Evening) -> Report:
    return read_report(evening.base, "committee_mirror", CHOICE)


def test_attendance_decisions_votes_and_interests_are_those_of_the_evening(evening: Evening) -> None:
    (found,) = mirror(evening).sittings

    assert (found.voices, found.seats, found.margin) == (6, 6, 0)
    assert dict(found.decisions) == {"favourable": 1, "refused": 1}
    counts = (found.votes.votes, found.votes.adopted, found.votes.unanimous, found.votes.contested)
    assert counts == (2, 2, 1, 1)
    # Bilal had declared it before, came, and left for the hall.
    assert (found.declared, found.said, found.left, found.touched) == (1, 0, 1, 1)
    filled = [(each.college, each.counts["titulaire"], each.counts["other"]) for each in mirror(evening).seats]
    assert filled == [*[("public", 1, 0)] * 3, *[("private", 1, 0)] * 2, ("private", 0, 1)]


def test_notes_are_spread_without_names_and_two_sheets_show_nothing(evening: Evening) -> None:
    found = mirror(evening)

    assert [(each.shares, each.sheets) for each in found.projects] == [
        ((Fraction(1, 2), Fraction(1, 2), Fraction(1)), 3),
        ((), 2),
    ]
    # 5, 3 and 2 of 5, then 3, 1 and 2 of 3: those of the mill are too few.
    criteria = {each.name: each.shares for each in found.criteria}
    assert criteria == {
        "Besoin": (Fraction(2, 5), Fraction(3, 5), Fraction(1)),
        "Portée": (Fraction(1, 3), Fraction(2, 3), Fraction(1)),
    }
    # The hall has 16/3 of 8 for a threshold of 4, the mill 3/2.
    assert dict(found.agreement) == {("above", "favourable"): 1, ("below", "refused"): 1}
    assert (found.agreed, found.compared) == (2, 2)


def test_a_criterion_of_two_grids_names_its_grid(evening: Evening) -> None:
    with evening.base.read() as session:
        first, second = (*held_between(session, DAY, DAY), *held_between(session, DAY, DAY))
    point = second.state.points[evening.hall]
    grid = point.grid
    assert grid is not None
    other = replace(grid, title="Grille courte", criteria=grid.criteria[:1])
    second.state.points[evening.hall] = replace(point, grid=other)

    found = mirror_of((first, second)).criteria

    assert [each.name for each in found] == [f"Besoin ({grid.title})", "Portée", "Besoin (Grille courte)"]
    assert all(len(each.shares) == 3 for each in found)


def test_nothing_in_it_names_a_member(evening: Evening) -> None:
    report = read(evening)

    said = "\n".join(each for one in report.parts if one.name != "Présence par siège" for each in texts(one))
    # The seats of this committee are called by those who hold them; theirs are the only ones.
    assert [name for name in (*EVERYBODY, SUPPLEANT) if name in said] == []
    seats = part(report, "Présence par siège").table
    assert seats is not None
    assert {str(row.cells[0]) for row in seats.rows} == {
        *(f"Mairie de {name}" for name in EVERYBODY[:3]),
        *(f"Association de {name}" for name in EVERYBODY[3:]),
    }


def test_a_period_without_a_sitting_says_so(evening: Evening) -> None:
    choice = Choice(date(2025, 1, 1), date(2025, 12, 31), date(2025, 12, 31))

    (only,) = read_report(evening.base, "committee_mirror", choice).parts
    assert only.sentences == ("Aucune séance close sur cette période.",)


def texts(one: Part) -> Iterator[str]:
    yield from (one.heading, *one.sentences, *one.doubts, one.sources)
    yield from (each for figure in one.figures for each in (figure.label, figure.told, figure.note))
    if one.picture is not None:
        yield from (one.picture.said, repr(one.picture))
    if one.table is not None:
        rows = [row.cells for row in one.table.rows] + ([one.table.total] if one.table.total else [])
        for cells in rows:
            yield from (words.cell(column.kind, value) for column, value in zip(one.table.columns, cells, strict=True))
