"""The head of a dossier, the review, comparisons and neighbours: what is read across all its tabs."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from sqlalchemy import event

from leaderdesk.domain.sheets.alerts import Alert
from leaderdesk.domain.sheets.heads import DossierHead, HeadScore, NextStep
from leaderdesk.domain.sheets.reviews import most_urgent_first
from leaderdesk.services import comparisons, costs, dossiers, funding, heads, neighbours, reviews, selection
from leaderdesk.services.edits import RowEdit
from leaderdesk.words.alerts import CODES, say_alert, say_next
from leaderdesk.words.comparisons import row, say_ask, value
from tests.factories import make_dossier
from tests.services.desk import ON, Desk, add_grid


def head(desk: Desk, on: date = ON) -> DossierHead:
    return heads.read_head(desk.base, desk.dossier, on)


def alerts(desk: Desk, on: date = ON) -> dict[str, Alert]:
    found = {each.code: each for each in head(desk, on).alerts}
    assert found.keys() <= CODES
    assert all("{" not in say_alert(each) for each in found.values())
    return found


def test_the_head_says_where_the_dossier_stands_and_what_comes_next(desk: Desk) -> None:
    found = head(desk)

    assert (found.number, found.status, found.since, found.fiche) == ("2026-001", "complete", date(2026, 2, 1), "1.1")
    assert (found.next.status, found.next.lacks) == ("instructed", ("instruction_report", "eligibility_verdict"))
    assert (found.amounts.total, found.amounts.fund_asked, found.amounts.to_find) == (10_000_00, 6_400_00, 0)
    assert (found.verdict, found.score, found.treasury) == ("to_complete", None, None)


def test_where_nothing_follows_nothing_is_missing() -> None:
    assert say_next(NextStep()) == "aucune"
    assert say_next(NextStep(on=date(2026, 3, 1))) == "à préciser (le 01/03/2026)"


def test_a_typed_next_step_comes_before_the_usual_move(desk: Desk) -> None:
    dossiers.edit_dossier(desk.base, desk.dossier, next_step="Rappeler le maire", next_step_on=date(2026, 3, 1))

    assert say_next(head(desk).next) == "Rappeler le maire (le 01/03/2026)"
    assert alerts(desk)["next_step_late"].data["days"] == 1


def test_the_team_s_note_is_in_the_head(desk: Desk) -> None:
    add_grid(desk)
    for key in ("impact", "network"):
        selection.note_criterion(desk.base, desk.dossier, "Jeanne", key, Fraction(4))

    assert head(desk).score == HeadScore(Fraction(8), Fraction(20), Fraction(10), "fail")


def test_a_late_deadline_is_grave(desk: Desk) -> None:
    dossiers.move_dossier(desk.base, desk.dossier, "instructed", date(2026, 2, 10))
    dossiers.move_dossier(desk.base, desk.dossier, "programmed", date(2026, 2, 20))

    found = alerts(desk, date(2026, 5, 30))["deadline_late"]
    assert (found.is_grave, found.data["deadline"], found.data["days"]) == (True, "sign_convention", 10)


def test_the_plan_tells_what_is_wrong_with_it(desk: Desk) -> None:
    line = dossiers.read_whole_dossier(desk.base, desk.dossier).funding[1]
    funding.edit_funding_lines(
        desk.base, desk.dossier, [RowEdit(line.id, {"amount": 9_000_00, "expires_on": date(2026, 3, 1)})]
    )

    assert {"plan_refused", "funder_expired", "money_over", "fund_over_rules"} <= alerts(desk).keys()


def test_a_funder_who_refused_leaves_money_to_find(desk: Desk) -> None:
    line = dossiers.read_whole_dossier(desk.base, desk.dossier).funding[1]
    funding.replace_funder(desk.base, desk.dossier, line.id, None, ON)

    assert {"funder_refused", "money_to_find"} <= alerts(desk).keys()


def test_what_is_not_known_yet_is_asked_for(desk: Desk) -> None:
    key = dossiers.quick_create(desk.base, title="Épicerie", holder_name="Les Amis", on=ON)

    found = {each.code for each in heads.read_head(desk.base, key, ON).alerts}
    assert found == {"fiche_unknown", "holder_unspecified"}


def test_a_dossier_that_has_ended_alerts_no_more(desk: Desk) -> None:
    dossiers.move_dossier(desk.base, desk.dossier, "withdrawn", ON)

    assert head(desk).alerts == ()


def test_a_convention_that_ends_soon_or_is_over_is_told(desk: Desk) -> None:
    ends = {"convention_ends_on": date(2026, 4, 1)}
    dossiers.move_dossier(desk.base, desk.dossier, "convention", ON, dates=ends)

    assert "convention_ends_soon" in alerts(desk)
    assert alerts(desk, date(2026, 4, 2))["convention_over"].is_grave


def test_reading_a_head_asks_the_base_a_bounded_number_of_times(desk: Desk) -> None:
    asked: list[str] = []
    event.listen(desk.base.engine, "before_cursor_execute", lambda *arguments: asked.append(arguments[2]))
    head(desk)
    one = len(asked)
    for label in ("A", "B", "C"):
        costs.add_cost_line(desk.base, desk.dossier, label=label, net=100_00)
    asked.clear()
    head(desk)

    assert (one, len(asked)) == (one, one)
    assert one <= 33


def test_the_review_walks_the_most_urgent_first(desk: Desk) -> None:
    make_dossier(desk.base, desk.ground, "2026-002", "Tranquille")
    ended = make_dossier(desk.base, desk.ground, "2026-003", "Retiré")
    dossiers.move_dossier(desk.base, ended, "withdrawn", ON)
    line = dossiers.read_whole_dossier(desk.base, desk.dossier).funding[1]
    funding.edit_funding_lines(desk.base, desk.dossier, [RowEdit(line.id, {"expires_on": date(2026, 3, 1)})])
    dossiers.add_note(desk.base, desk.dossier, "Plan des lieux", ON, "le porteur")

    found = most_urgent_first(reviews.review_rows(desk.base, reviews.list_open_ids(desk.base), ON))
    assert [each.number for each in found] == ["2026-001", "2026-002"]
    assert [ask.code for ask in found[0].ask] == ["pieces", "renew_decision", "answer"]
    assert say_ask(found[0].ask[2]) == "le porteur\u00a0: Plan des lieux"
    assert (found[0].days, found[0].last_note.text if found[0].last_note else "") == (29, "Plan des lieux")


def test_dossiers_are_compared_row_by_row(desk: Desk) -> None:
    other = dossiers.quick_create(desk.base, title="Épicerie", holder_id=desk.ground.holder, on=ON)
    found = comparisons.compare_dossiers(desk.base, [desk.dossier, other], ON)

    rows = {each.code: each for each in found.rows}
    # Nothing is known yet of what the second costs, nor of who pays.
    unknown = ("total_cost", "eligible_cost", "fund_asked", "public", "private", "own", "to_find")
    assert rows["total_cost"].values == (10_000_00, None)
    assert {rows[code].values[1] for code in unknown} == {None}
    assert (rows["holder"].is_different, rows["total_cost"].is_different) == (False, True)
    assert all(row(code) and value(each, 0) and value(each, 1) for code, each in rows.items())


@pytest.mark.parametrize("title", ["Réhabilitation de la halle", "rehabiliter HALLE"])
def test_a_title_that_is_typed_finds_its_neighbours(desk: Desk, title: str) -> None:
    found = neighbours.similar_dossiers(desk.base, title=title)

    assert [(each.number, each.holder) for each in found] == [("2026-001", "Commune d’Essai")]


def test_the_neighbours_follow_what_changes(desk: Desk) -> None:
    assert neighbours.similar_dossiers(desk.base, title="Épicerie solidaire") == ()
    other = make_dossier(desk.base, desk.ground, "2026-002", "Une épicerie solidaire")
    assert [each.id for each in neighbours.similar_dossiers(desk.base, title="Épicerie solidaire")] == [other]

    dossiers.bin_dossier(desk.base, other)
    assert neighbours.similar_dossiers(desk.base, title="Épicerie solidaire") == ()
    assert neighbours.similar_dossiers(desk.base, title="Réhabiliter la halle", besides=desk.dossier) == ()


def test_many_neighbours_are_read_some_at_a_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leaderdesk.services.neighbours._SOME", 1)
    other = dossiers.quick_create(desk.base, title="Épicerie solidaire", holder_name="Association Les Halles")
    asked = [neighbours.is_ready(desk.base) for _ in range(3)]
    dossiers.edit_dossier(desk.base, other, title="Épicerie sociale et solidaire")

    assert asked == [False, False, True]
    [found] = neighbours.similar_dossiers(desk.base, title="Épicerie solidaire")
    assert found.title == "Épicerie sociale et solidaire"


def test_a_title_that_says_nothing_finds_nobody(desk: Desk) -> None:
    assert neighbours.similar_dossiers(desk.base, title=" ?! ") == ()


def test_missing_pieces_lead_to_the_pieces(desk: Desk) -> None:
    assert alerts(desk)["pieces_missing"].tab == "eligibility:pieces"
