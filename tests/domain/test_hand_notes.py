"""Scoring sheets on paper: one for each seat that somebody is expected on, each page with a code of its own."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from leaderdesk.domain.money import Cents
from leaderdesk.domain.programmes.grid_sheets import CriterionSheet, GridSheet
from leaderdesk.domain.sheets.sittings.hand_notes import NotedProject, distinct_grids, hand_sheets, noted_projects
from leaderdesk.domain.sheets.sittings.prepared import likely_voters
from leaderdesk.domain.sittings.plans import Invited, Plan, PlannedDossier, PlannedPoint

GRID = GridSheet("Grille", (CriterionSheet("need", "Besoin", Fraction(5)),))


def point(key: int, decision: str = "selection", interested: tuple[str, ...] = ()) -> PlannedPoint:
    dossier = PlannedDossier(key, f"2026-{key}", f"Projet {key}", "Porteur", None, "complete", Cents(0))
    return PlannedPoint(key, "project", dossier.title, decision, 10, dossier, interested)


def plan_of(*points: PlannedPoint) -> Plan:
    day = date(2026, 3, 20)
    return Plan(1, 4, "committee", "Comité", day, None, None, "preparation", None, None, "absent", None, None, points)


def seated(seat: int, name: str, role: str = "titulaire", answer: str | None = None) -> Invited:
    return Invited(seat * 10 + (role == "suppleant"), name, role, seat, f"{seat:02} Mairie", answer=answer)


def names(*invited: Invited) -> list[str]:
    return [each.member for each in likely_voters(invited)]


def test_a_titulaire_who_stays_away_is_replaced() -> None:
    assert names(seated(1, "Ada", answer="absent"), seated(1, "Bilal", "suppleant")) == ["Bilal"]
    assert names(seated(1, "Ada", answer="replaced"), seated(1, "Bilal", "suppleant")) == ["Bilal"]
    assert names(seated(1, "Ada"), seated(1, "Bilal", "suppleant")) == ["Ada"]


def test_where_both_stay_away_the_titulaire_keeps_the_sheet() -> None:
    both = (seated(1, "Ada", answer="absent"), seated(1, "Bilal", "suppleant", "absent"))

    assert names(*both) == ["Ada"]


def test_a_suppleant_alone_notes_and_a_pooled_one_does_not() -> None:
    pooled = Invited(9, "Chloé", "pooled", college="public")

    assert names(seated(1, "Bilal", "suppleant"), pooled) == ["Bilal"]


def test_a_code_says_sitting_seat_role_and_point() -> None:
    plan = plan_of(point(7), point(8))
    projects = noted_projects(plan, {7: GRID, 8: GRID})

    first, spare = hand_sheets(plan, [seated(3, "Bilal", "suppleant")], projects)

    assert [each.code for each in first.pages] == ["4-03S-1", "4-03S-2"]
    assert (spare.name, [each.code for each in spare.pages]) == (None, ["4-R-1", "4-R-2"])


def test_codes_are_never_given_twice() -> None:
    plan = plan_of(*(point(key) for key in range(1, 12)))
    projects = noted_projects(plan, dict.fromkeys(range(1, 12), GRID))
    invited = [seated(seat, f"Membre {seat}") for seat in range(1, 25)]

    codes = [page.code for sheet in hand_sheets(plan, invited, projects) for page in sheet.pages]

    assert len(codes) == len(set(codes)) == 25 * 11


def test_what_one_has_an_interest_in_is_set_aside() -> None:
    plan = plan_of(point(7, interested=("Ada",)), point(8))
    projects = noted_projects(plan, {7: GRID, 8: GRID})

    ada, _ = hand_sheets(plan, [seated(1, "Ada")], projects)

    assert ([each.code for each in ada.pages], ada.set_aside) == (["4-01T-2"], ("Projet 7",))


def test_an_opinion_and_a_project_without_a_grid_are_not_noted() -> None:
    plan = plan_of(point(7, "opinion"), point(8), point(9))

    found = noted_projects(plan, {7: GRID, 9: GRID})

    assert [each.rank for each in found] == [3]
    assert hand_sheets(plan, [seated(1, "Ada")], ()) == ()


def test_a_grid_of_two_projects_is_given_once() -> None:
    other = GridSheet("Autre", GRID.criteria)
    projects = [NotedProject(1, point(1), GRID), NotedProject(2, point(2), GRID), NotedProject(3, point(3), other)]

    assert distinct_grids(projects) == (GRID, other)
