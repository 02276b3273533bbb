"""The page of a sitting under way: its room, its agenda, its point, driven by the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.domain.sittings import gestures as told
from leaderdesk.services import sitting_rooms, sittings
from leaderdesk.services.around import Around
from leaderdesk.services.settings import set_setting
from leaderdesk.ui.sittings.live.deeds import DeedsPanel
from leaderdesk.ui.sittings.live.ending import EndingPanel
from leaderdesk.ui.sittings.live.point import PointPanel
from tests.ui.sittings import EXPERT, TITULAIRES, Held, hold, make_sitting

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
# All but one public and one private seat: the quorum holds, and hangs on two recusals.
SEVEN = [name for name in TITULAIRES if name not in {"Gaëlle Fontbrune", "Carole Faverdin"}]
Make = Callable[..., Held]


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, tmp_path: Path, around: Around) -> Iterator[Make]:
    """Holds a sitting with some people in the room."""
    made: list[Held] = []

    def build(*present: str) -> Held:
        path = tmp_path / "marais.leaderdesk"
        sitting = make_sitting(path, around, present=present)
        made.append(hold(qtbot, qapp, path, around, sitting))
        return made[-1]

    yield build
    for held in made:
        held.alone.desk.stop()


def point(held: Held) -> PointPanel:
    return cast("PointPanel", held.frame.panel("point"))


def open_point(held: Held, place: int) -> str:
    """Open a point by its place, behind the page's back."""
    key = held.sheet().agenda.lines[place - 1].key
    held.do(told.PointOpened(key))
    held.frame.conduct.look_at(None)
    held.settle()
    return key


# The room


def test_name_and_enter_note_an_arrival_then_a_departure(make: Make) -> None:
    held = make()
    held.press(Qt.Key.Key_F2, "darv", ENTER)
    arrived = held.where("Agathe Darvaux")
    held.press("darv", ENTER)

    assert (arrived, held.where("Agathe Darvaux")) == ("in_room", "departed")
    assert held.frame.room.view.field.text() == ""


def test_suppleant_takes_the_seat_and_it_is_said(make: Make) -> None:
    held = make(*SEVEN)
    held.press(Qt.Key.Key_F2, "gondrexon", ENTER)

    said = held.frame.room.view.said.text()
    assert "Didier Gondrexon, suppléant, prend le siège 09 Union des artisans." in said
    assert held.sheet().room.voters["09 Union des artisans"] == "Didier Gondrexon"


def test_list_of_presents_is_ticked_with_arrows_and_space(make: Make) -> None:
    held = make()
    held.press(Qt.Key.Key_F2)
    for _ in range(3):
        held.press(Qt.Key.Key_Space, Qt.Key.Key_Down)

    inside = [each.name for each in held.sheet().room.people if each.where == "in_room"]
    assert inside == ["Agathe Darvaux", "Clémence Escarpel", "Élodie Zamelin"]


def test_shift_enter_steps_out_for_the_point_and_enter_comes_back(make: Make) -> None:
    held = make(*SEVEN)
    open_point(held, 3)
    held.press(Qt.Key.Key_F2, "zamelin")
    held.press(ENTER, modifier=SHIFT)
    out = held.where("Élodie Zamelin")
    held.press("zamelin", ENTER)

    assert (out, held.where("Élodie Zamelin")) == ("out", "in_room")


def test_recusal_asks_its_reason_in_its_place(make: Make) -> None:
    held = make(*SEVEN)
    open_point(held, 3)
    held.press(Qt.Key.Key_F2, "zamelin")
    held.press(ENTER, modifier=CTRL)
    held.press(ENTER)
    remark = held.frame.room.view.reason.remark.text()
    held.press("Présidente de l’association", ENTER)

    assert remark == "Écrivez le motif, puis Entrée."
    assert held.where("Élodie Zamelin") == "recused"
    assert held.focus() is held.frame.room.view.field


def test_escape_gives_a_recusal_up(make: Make) -> None:
    held = make(*SEVEN)
    open_point(held, 3)
    held.press(Qt.Key.Key_F2, "zamelin")
    held.press(ENTER, modifier=CTRL)
    held.press("Non", ESCAPE)

    assert held.where("Élodie Zamelin") == "in_room"
    assert held.frame.room.view.reason.isHidden()


def test_consequence_is_said_before_the_key(make: Make) -> None:
    held = make(*SEVEN)
    open_point(held, 2)
    held.press(Qt.Key.Key_F2, "zabalcor")

    before = held.frame.room.view.before
    lost = "le quorum serait perdu\u00a0: présents 4 sur 9 sièges, il en faut 5."
    assert before.effect.text() == "Départ, déport\u00a0: quorum perdu."
    assert before.effect.toolTip() == f"Départ ou sortie\u00a0: {lost}\nDéport\u00a0: {lost}"


def test_expert_is_seen_and_never_counted(make: Make) -> None:
    held = make(*SEVEN)
    counted = held.sheet().room.gauges.presence[0].counted
    held.press(Qt.Key.Key_F2, "jalbert", ENTER)

    assert held.where(EXPERT) == "in_room"
    assert held.sheet().room.gauges.presence[0].counted == counted


def test_both_gauges_are_in_words_and_figures(make: Make) -> None:
    held = make(*SEVEN)

    gauges = held.frame.room.view.gauges
    assert gauges.accessibleName() == (
        "Présence\u00a0: quorum atteint. Présents\u00a0: 7 sur 9, il en faut 5, Privés\u00a0: 4 sur 7, sans marge. "
        "Votants (7)\u00a0: aucune règle. ."
    )


def test_refusal_is_said_in_the_room_and_nothing_is_noted(make: Make) -> None:
    held = make(*SEVEN)
    rank = held.sheet().rank
    held.frame.room._note("come_back", "Élodie Zamelin")  # noqa: SLF001 - no key leads there
    held.settle()

    assert held.frame.room.view.problem.text().startswith("Ce mouvement ne peut pas être noté.")
    assert held.sheet().rank == rank


# A lost quorum


def lose(held: Held) -> str:
    """The project where two are out, and a third who is recused."""
    key = open_point(held, 2)
    held.do(told.Recused("Wilfried Zabalcor", key, "Trésorier du porteur"))
    return key


def test_lost_quorum_says_what_it_lacks_and_who_would_mend_it(make: Make) -> None:
    held = make(*SEVEN)
    lose(held)

    box = held.frame.view.lost
    assert box.lack.text() == "Pas de quorum\u00a0: il manque 1 présent."
    assert box.mend.text().startswith("Une arrivée suffit\u00a0: Carole Faverdin")
    assert box.toolTip() == (
        "Aucun vote ne peut s’ouvrir. Présents\u00a0: 4 sur 9 sièges, il en faut 5 (il manque 1).\n"
        "L’arrivée d’une seule de ces personnes suffirait\u00a0: "
        "Carole Faverdin, Didier Gondrexon, Gaëlle Fontbrune, Hervé Lavernelle."
    )


def test_point_without_quorum_is_postponed_with_its_reason(make: Make) -> None:
    held = make(*SEVEN)
    key = lose(held)
    held.frame.view.lost.postpone.setFocus()
    held.press(ENTER)

    line = held.sheet().agenda.line(key)
    text = held.ask(lambda base: sitting_rooms.read_point(base, held.sitting, key).text)
    assert line is not None
    assert (line.outcome, line.status, held.sheet().open_point) == ("postponed", "done", None)
    assert text.startswith("Quorum non atteint à ")


def test_quorum_that_comes_back_takes_the_banner_away(make: Make) -> None:
    held = make(*SEVEN)
    lose(held)
    held.press(Qt.Key.Key_F2, "faverdin", ENTER)

    assert held.frame.view.lost.isHidden()
    assert "Le quorum est atteint." in held.frame.room.view.said.text()


# The point


def test_opening_names_who_must_leave_then_enter_confirms(make: Make) -> None:
    held = make(*SEVEN)
    held.frame.conduct.look_at(held.sheet().agenda.lines[1].key, point(held).focus_main)
    held.settle()
    names = point(held).view.opening.names.text()
    held.press(ENTER)

    assert names == "Agathe Darvaux\nClémence Escarpel"
    assert held.where("Agathe Darvaux") == "recused"
    assert held.sheet().room.chair == "Ursule Périgaudet"


def test_those_who_left_come_back_by_themselves_at_the_next(make: Make) -> None:
    held = make(*SEVEN)
    open_point(held, 2)
    held.press(Qt.Key.Key_PageDown, modifier=CTRL)
    said = point(held).view.opening.others.text()
    held.press(ENTER)

    assert said == "Reviennent dans la salle\u00a0: Agathe Darvaux, Clémence Escarpel."
    assert held.where("Agathe Darvaux") == "in_room"


def test_opening_warns_that_the_quorum_will_be_missing(make: Make) -> None:
    held = make(*SEVEN[:6])
    held.frame.conduct.look_at(held.sheet().agenda.lines[1].key)
    held.settle()

    assert "le quorum manquera" in point(held).view.opening.quorum.text()


def test_holder_is_heard_on_a_timer_and_leaves_before_the_debate(make: Make) -> None:
    held = make(*SEVEN)
    key = open_point(held, 2)
    hearing = point(held).view.hearing
    hearing.enter.setFocus()
    held.press(ENTER)
    kept = held.ask(lambda base: sitting_rooms.read_resume(base, held.sitting).timer)
    is_told = hearing.timer.text().startswith(("Il reste 9:5", "Il reste 10:00"))
    held.press(ENTER)

    heard = held.ask(lambda base: sitting_rooms.read_point(base, held.sitting, key).hearings)
    assert (kept.kind, kept.minutes, is_told) == ("hearing", 10, True)
    assert [(each.who, each.until is not None) for each in heard] == [("Commune d’Essai", True)]
    assert held.ask(lambda base: sitting_rooms.read_resume(base, held.sitting).timer) is None


def test_timer_of_a_holder_stops_with_the_point(make: Make) -> None:
    held = make(*SEVEN)
    open_point(held, 2)
    point(held).view.hearing.enter.setFocus()
    held.press(ENTER)
    open_point(held, 3)

    assert held.ask(lambda base: sitting_rooms.read_resume(base, held.sitting).timer) is None


def test_text_is_kept_when_left_and_a_phrase_goes_into_it(make: Make) -> None:
    held = make(*SEVEN)
    key = open_point(held, 5)
    texts = point(held).view.texts
    texts.field.setFocus()
    held.press("Le calendrier est présenté.")
    texts.form.focus_field("phrase")
    held.press("acte", ENTER)
    held.press(Qt.Key.Key_F2)

    text = held.ask(lambda base: sitting_rooms.read_point(base, held.sitting, key).text)
    assert text == "Le calendrier est présenté. Le comité prend acte de cette information."


def test_phrases_offered_for_a_text_are_those_of_the_group(make: Make) -> None:
    held = make(*SEVEN)
    held.ask(lambda base: set_setting(base, "minutes_phrases", "Le président remercie le village."))
    open_point(held, 5)
    texts = point(held).view.texts
    texts.form.focus_field("phrase")
    held.press("village", ENTER)

    assert texts.field.toPlainText() == "Le président remercie le village."


def test_u55_text_being_written_outlives_a_gesture(make: Make) -> None:
    held = make(*SEVEN)
    open_point(held, 5)
    texts = point(held).view.texts
    texts.field.setFocus()
    held.press("À suivre")
    held.do(told.Arrived(EXPERT))

    assert texts.field.toPlainText() == "À suivre"


def test_text_half_written_is_kept_outside_the_journal(make: Make) -> None:
    held = make(*SEVEN)
    key = open_point(held, 5)
    texts = point(held).view.texts
    texts.field.setFocus()
    held.press("Le comité regr")
    texts.form.tell_drafts()
    held.settle()

    assert held.ask(lambda base: sitting_rooms.read_resume(base, held.sitting).typed) == {
        f"text:{key}": "Le comité regr"
    }


def test_going_to_another_point_saves_the_text(make: Make) -> None:
    held = make(*SEVEN)
    key = open_point(held, 3)
    point(held).view.texts.field.setFocus()
    held.press("Discuté.")
    held.press(Qt.Key.Key_PageDown, modifier=CTRL)

    assert held.ask(lambda base: sitting_rooms.read_point(base, held.sitting, key).text) == "Discuté."
    assert held.frame.conduct.kept(f"text:{key}") == ""


def test_point_looked_at_is_not_the_one_that_is_open_and_it_is_said(make: Make) -> None:
    held = make(*SEVEN)
    key = open_point(held, 2)
    held.press(Qt.Key.Key_F3)
    held.press(Qt.Key.Key_PageDown, modifier=CTRL)
    said = held.frame.view.title.elsewhere.text()
    held.press(Qt.Key.Key_Home, modifier=CTRL)

    sheet = held.frame.conduct.sheet
    assert said == "Le point ouvert est le 2."
    assert sheet is not None
    assert sheet.point is not None
    assert (sheet.point.point.key, sheet.open_point) == (key, key)


# The agenda


def test_point_is_added_and_shown(make: Make) -> None:
    held = make()
    held.frame.agenda.add.setFocus()
    held.press(ENTER, "Motion sur les gares", ENTER)

    line = held.sheet().agenda.lines[-1]
    assert (line.title, line.kind, line.status) == ("Motion sur les gares", "other", "waiting")
    assert held.frame.view.title.title.text().endswith("Motion sur les gares")


def test_points_change_places_with_alt_and_arrows(make: Make) -> None:
    held = make()
    held.frame.agenda.focus_main()
    held.frame.agenda.rows.take_in_hand(held.sheet().agenda.lines[3].key)
    held.press(Qt.Key.Key_Up, modifier=ALT)

    assert [line.title for line in held.sheet().agenda.lines][1:4] == [
        "Réhabiliter la halle",
        "Sentier du littoral",
        "Café associatif",
    ]


def test_enter_in_the_agenda_shows_the_point(make: Make) -> None:
    held = make()
    held.frame.agenda.focus_main()
    held.press(Qt.Key.Key_Down, Qt.Key.Key_Down, ENTER)

    assert held.frame.view.title.title.text().endswith("Café associatif")
    assert held.focus() is point(held).view.opening.open


# The journal, the end


def deeds(held: Held) -> DeedsPanel:
    held.frame.show_step("deeds")
    held.settle()
    return cast("DeedsPanel", held.frame.panel("deeds"))


def test_gesture_is_struck_with_a_reason(make: Make) -> None:
    held = make("Agathe Darvaux", "Élodie Zamelin")
    deeds(held)
    held.press(Qt.Key.Key_Delete, "Confondue", ENTER)

    gestures = held.ask(lambda base: sittings.read_deeds_of(base, held.sitting))
    assert (held.where("Élodie Zamelin"), gestures[-1].gesture) == ("absent", told.Struck(3, "Confondue"))


def test_gesture_that_others_need_is_not_struck_and_says_which(make: Make) -> None:
    held = make("Agathe Darvaux")
    held.do(told.Departed("Agathe Darvaux"))
    panel = deeds(held)
    held.press(Qt.Key.Key_Down, Qt.Key.Key_Delete, "Non", ENTER)

    assert panel.problem.text().startswith("Ce geste ne peut pas être retiré\u00a0: le geste n°\u00a03 en dépend.")
    assert len(held.ask(lambda base: sittings.read_deeds_of(base, held.sitting))) == 3


def test_closing_says_what_remains_then_ends(make: Make, qtbot: QtBot) -> None:
    held = make(*SEVEN)
    open_point(held, 2)
    held.do(told.PointClosed(held.sheet().open_point or ""))
    held.press(Qt.Key.Key_F12)
    left = cast("EndingPanel", held.frame.panel("ending")).left.text()
    with qtbot.waitSignal(held.frame.ended):
        held.press(ENTER)

    assert "examinés, mais sans décision\u00a0: 2\u00a0(Réhabiliter la halle)." in left
    assert "non examinés\u00a0: 1\u00a0(Compte rendu du comité de juin), 3" in left


# Around


def test_one_column_where_letters_are_large(make: Make) -> None:
    held = make(*SEVEN)
    held.frame.resize(700, 700)
    held.settle()
    held.press(Qt.Key.Key_F2, "gondrexon", ENTER)

    assert held.where("Didier Gondrexon") == "in_room"
    assert held.frame.view.title.quorum.text().startswith("Présence\u00a0: quorum atteint")


def test_small_screen_has_its_steps_on_one_line_and_six_names_in_sight(make: Make) -> None:
    held = make(*SEVEN)
    # What a window of 1366 × 768 leaves to the page, under its menus and the banner of an example.
    held.frame.resize(1273, 626)
    open_point(held, 3)
    held.press(Qt.Key.Key_F2, "jalbert", ENTER)

    rows, buttons = held.frame.room.view.rows, held.frame.view.buttons
    tops = {buttons[name].y() for name in ("point", "notes", "vote", "decision", "projector")}
    assert len(tops) == 1
    assert rows.viewport().height() >= 6 * rows.sizeHintForRow(0)


def test_vote_says_what_the_quorum_lacks_in_one_place(make: Make) -> None:
    held = make(*SEVEN)
    lose(held)
    lack = held.frame.view.lost.lack
    held.press(Qt.Key.Key_F5)
    in_vote = lack.isHidden()
    held.press(Qt.Key.Key_F3)

    assert (in_vote, lack.isHidden()) == (True, False)


def test_names_that_begin_with_a_vowel_are_said_as_in_french(make: Make) -> None:
    held = make()
    held.press(Qt.Key.Key_F2, "darv", ENTER)

    assert held.frame.room.view.said.text().startswith("Arrivée d’Agathe Darvaux.")


def test_base_that_is_only_looked_at_shows_everything_and_takes_nothing(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, around: Around
) -> None:
    path = tmp_path / "marais.leaderdesk"
    sitting = make_sitting(path, around, present=SEVEN)
    held = hold(qtbot, qapp, path, around, sitting, is_read_only=True)
    held.press(Qt.Key.Key_F2, "jalbert", ENTER)
    held.press(Qt.Key.Key_PageDown, modifier=CTRL)
    shown = (held.frame.view.title.title.text(), point(held).view.opening.open.isEnabled())
    where = held.where(EXPERT)
    held.alone.desk.stop()

    assert where == "absent"
    assert shown == ("1/5\u2002Compte rendu du comité de juin", False)
    assert not held.frame.agenda.add.isEnabled()


def test_interruption_is_said(make: Make, qtbot: QtBot) -> None:
    held = make(*SEVEN)
    held.frame.conduct.sitting_id = None
    with qtbot.waitSignal(held.frame.said) as heard:
        held.frame.show_sitting(held.sitting)

    assert heard.args is not None
    assert heard.args[0].words.startswith("La séance avait été interrompue.")
