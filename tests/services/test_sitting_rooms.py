"""An open sitting read from a base: its page, its projector, what is kept beside the journal."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.amounts import first_day
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.resumes import Projection
from leaderdesk.services import dossiers, sitting_rooms, sittings, treasuries
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, close_base, look_at_base, open_base
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.settings import set_setting
from tests.services.test_sittings import opened, points


def test_page_reads_the_sitting_with_its_dossiers(base: OpenBase) -> None:
    sitting, project = opened(base)

    live = sitting_rooms.read_live(base, sitting)
    assert (live.phase, live.open_point, live.facts.title) == ("open", project, "Comité de mars")
    line = live.agenda.lines[0]
    assert (line.number, line.holder, line.status) == ("2026-001", "Commune d’Essai", "open")
    assert live.point is not None
    assert (live.point.must_leave, live.point.decision.proposed) == (("Bilal",), Fraction(6_400))
    assert live.point.facts.asked == Fraction(6_400)
    assert live.point.facts.interests == {"Bilal": "Maire de la commune porteuse"}


def test_page_follows_each_gesture(base: OpenBase) -> None:
    sitting, project = opened(base)
    sitting_rooms.read_live(base, sitting)
    sittings.note_gesture(base, sitting, told.VoteOpened(project, "Avis", "selection", "by_name"))

    live = sitting_rooms.read_live(base, sitting)
    assert live.point is not None
    assert live.point.vote is not None
    assert live.point.vote.missing == 4


def test_page_follows_what_else_was_done_to_a_dossier(base: OpenBase) -> None:
    sitting, project = opened(base)
    dossier = sitting_rooms.read_live(base, sitting).agenda.lines[0].dossier_id
    assert dossier is not None
    dossiers.edit_dossier(base, dossier, summary="Une halle couverte.")

    assert sitting_rooms.read_point(base, sitting, project).facts.summary == "Une halle couverte."


def test_gestures_cost_no_reading_of_the_base(base: OpenBase) -> None:
    sitting, _ = opened(base)
    first = sitting_rooms.read_live(base, sitting)
    sittings.note_gesture(base, sitting, told.Departed("Dina"))

    memory = sittings.read_memory(base, sitting)
    assert sitting_rooms.read_live(base, sitting).facts is first.facts
    assert sittings.read_memory(base, sitting) is memory


def test_what_a_departure_would_do_is_asked_of_the_service(base: OpenBase) -> None:
    sitting, _ = opened(base)

    leaving = sitting_rooms.read_leaving(base, sitting, "Chloé")
    assert (leaving.now.presence[0].counted, leaving.departure.presence[0].counted) == (4, 3)


def test_holders_cash_is_told_when_it_is_dated(base: OpenBase) -> None:
    sitting, project = opened(base)
    dossier = sitting_rooms.read_point(base, sitting, project).facts.dossier_id
    assert dossier is not None
    treasuries.spread_costs(base, dossier, date(2026, 4, 1), date(2026, 6, 30), "even")

    warning = sitting_rooms.read_warning(base, sitting, project)
    assert warning is not None
    likely = warning.outlooks["likely"]
    assert (likely.lowest, first_day(likely.lowest_month)) == (Fraction(-10_000), date(2026, 6, 1))
    assert sitting_rooms.read_warning(base, sitting, points(base, sitting)[1]) is None


@pytest.mark.parametrize("is_planned", [False, True])
def test_holders_cash_is_that_of_the_amount_to_be_granted(base: OpenBase, *, is_planned: bool) -> None:
    sitting, project = opened(base)
    dossier = sitting_rooms.read_point(base, sitting, project).facts.dossier_id
    assert dossier is not None
    treasuries.spread_costs(base, dossier, date(2026, 4, 1), date(2026, 6, 30), "even")
    if is_planned:
        parts = [{"label": "Acompte", "amount": 3_000_00}, {"label": "Solde", "amount": 3_400_00}]
        treasuries.edit_planned_claims(base, dossier, [RowEdit(None, each) for each in parts])

    def gap(granted: int | None) -> Fraction:
        warning = sitting_rooms.read_warning(base, sitting, project, granted)
        assert warning is not None
        assert warning.granted == granted
        return warning.outlooks["likely"].gap

    planned = gap(None)
    assert gap(6_400_00) == planned
    # What is not granted is missing for good, beyond the first of the claims too; what is granted in more is not.
    assert gap(5_400_00) == planned + 1_000
    assert gap(2_400_00) == planned + 4_000
    assert gap(6_500_00) == max(0, planned - 100)


def test_consultation_is_asked_of_a_consultation_only(base: OpenBase) -> None:
    sitting, _ = opened(base)

    assert sitting_rooms.read_live(base, sitting).consultation is None
    with pytest.raises(Refusal, match="no_such_point"):
        sitting_rooms.read_point(base, sitting, "nulle part")


def test_sitting_without_a_grid_ranks_nothing(base: OpenBase) -> None:
    sitting, _ = opened(base)

    assert sitting_rooms.read_call(base, sitting).pots == ()


def test_projection_and_half_typed_text_are_kept_outside_the_journal(base: OpenBase, around: Around) -> None:
    sitting, project = opened(base)
    height = base.height
    sitting_rooms.keep_resume(base, sitting, selected=project, typed={f"text:{project}": "Le comité regrette"})
    sitting_rooms.keep_resume(base, sitting, projection=Projection(is_blank=True))
    path = base.path
    close_base(base, around)

    again = open_base(path, around)
    resume = sitting_rooms.read_resume(again, sitting)
    assert (resume.selected, resume.typed) == (project, {f"text:{project}": "Le comité regrette"})
    assert (sitting_rooms.read_projected(again, sitting).is_blank, again.height) == (True, height)
    close_base(again, around)


def test_sitting_left_open_by_a_dead_program_says_so_when_it_is_taken_up(base: OpenBase, around: Around) -> None:
    sitting, _ = opened(base)
    started = sitting_rooms.take_up(base, sitting)
    record, rank = sittings.record_of(base, sitting), len(sittings.read_deeds_of(base, sitting))
    path = base.path
    base.close()

    again = open_base(path, around)
    found = sitting_rooms.take_up(again, sitting)
    assert started is None
    assert found is not None
    assert found.rank == rank
    assert sittings.record_of(again, sitting) == record
    close_base(again, around)


def test_sitting_put_down_is_taken_up_without_a_word(base: OpenBase) -> None:
    sitting, _ = opened(base)
    sitting_rooms.take_up(base, sitting)
    sitting_rooms.put_down(base, sitting)

    assert sitting_rooms.take_up(base, sitting) is None
    assert sitting_rooms.read_resume(base, sitting).interruptions == ()


def test_sitting_that_is_over_was_not_interrupted(base: OpenBase) -> None:
    sitting, _ = opened(base)
    sitting_rooms.take_up(base, sitting)
    sittings.note_gesture(base, sitting, told.Closed())

    assert sitting_rooms.take_up(base, sitting) is None
    assert sitting_rooms.read_resume(base, sitting).held_at is None


def test_base_that_is_only_looked_at_may_be_projected(base: OpenBase, around: Around) -> None:
    sitting, _ = opened(base)
    close_base(base, around)

    looked = look_at_base(base.path, around)
    sitting_rooms.take_up(looked, sitting)
    sitting_rooms.keep_resume(looked, sitting, projection=Projection(is_blank=True))
    assert sitting_rooms.read_projected(looked, sitting).is_blank
    looked.close()


def test_phrases_of_the_minutes_are_a_setting(base: OpenBase) -> None:
    usual = sitting_rooms.read_phrases(base)
    set_setting(base, "minutes_phrases", "Après débat, le comité vote.\n\n  Le porteur est remercié. ")

    assert "Après débat, le comité passe au vote." in usual
    assert sitting_rooms.read_phrases(base) == ("Après débat, le comité vote.", "Le porteur est remercié.")
