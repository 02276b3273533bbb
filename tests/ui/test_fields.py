"""Every kind of field by itself: keys, wheel, Esc, what is typed and what is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QPalette, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from leaderdesk.domain.typed.choices import Commune
from leaderdesk.ui.kit.fields import (
    ChoiceField,
    CommuneField,
    CountField,
    DayField,
    Editor,
    LineField,
    MoneyField,
    NotesField,
    RateField,
    TickField,
    WordsField,
)
from leaderdesk.ui.kit.fields.overlay import Overlay
from leaderdesk.ui.kit.forms.cell import widget_of
from leaderdesk.ui.kit.forms.fields import Field
from leaderdesk.ui.theme.looks import Looks
from tests.ui.gallery import COMMUNES, STATES, TODAY, VALUES, gallery_fields

Key = Qt.Key
KINDS = [pytest.param(field, id=field.name) for field in gallery_fields()]
LINES = [each for each in KINDS if each.id not in {"vat", "notes"}]
Show = Callable[[Editor], QWidget]


@pytest.fixture
def show(qtbot: QtBot, looks: Looks) -> Iterator[Show]:
    """Shows a field between two others, in an active window, with the keyboard on it."""
    window = QWidget()
    looks.dress(window)

    def shown(editor: Editor) -> QWidget:
        inside = QVBoxLayout(window)
        for each in (QLineEdit(), widget_of(editor), QLineEdit()):
            inside.addWidget(each)
        inside.addSpacing(200)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        widget_of(editor).setFocus(Qt.FocusReason.TabFocusReason)
        return widget_of(editor)

    yield shown
    window.close()
    window.deleteLater()


def heard(editor: Editor) -> list[tuple[str, Any]]:
    """What a field says from now on."""
    said: list[tuple[str, Any]] = []
    editor.edited.connect(lambda value: said.append(("edited", value)))
    editor.unread.connect(lambda raw: said.append(("unread", raw)))
    editor.doubted.connect(lambda raw: said.append(("doubted", raw)))
    return said


def wheel(widget: QWidget, turn: int) -> None:
    at = QPointF(widget.rect().center())
    none = Qt.MouseButton.NoButton
    keys, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    where = widget.mapToGlobal(at)
    QApplication.sendEvent(widget, QWheelEvent(at, where, QPoint(), QPoint(0, turn), none, keys, phase, False))


def type_in(widget: QWidget, text: str, *keys: Key) -> None:
    """Replace what stands there, as after Tab."""
    QTest.keyClicks(widget, text)
    for key in keys:
        QTest.keyClick(widget, key)


def shown_panels(widget: QWidget) -> list[Overlay]:
    """What still stands open over the window of a field."""
    return [each for each in widget.window().findChildren(Overlay) if each.isVisible()]


@pytest.mark.parametrize("field", KINDS)
def test_u35_the_wheel_changes_nothing(show: Show, field: Field) -> None:
    editor = field.editor()
    widget = show(editor)
    editor.show_value(VALUES[field.name])
    said = heard(editor)
    for turn in (120, -120):
        wheel(widget, turn)

    assert (editor.value(), said) == (VALUES[field.name], [])


@pytest.mark.parametrize("field", KINDS)
def test_u36_tab_leaves_every_field_and_shift_tab_comes_back(show: Show, field: Field) -> None:
    widget = show(field.editor())
    QTest.keyClick(widget, Key.Key_Tab)
    after = QApplication.focusWidget()
    assert after is not None
    QTest.keyClick(after, Key.Key_Backtab)

    assert isinstance(after, QLineEdit)
    assert QApplication.focusWidget() is widget


@pytest.mark.parametrize("field", KINDS)
def test_u39_the_focus_is_seen(show: Show, field: Field) -> None:
    widget = show(field.editor())
    focused = widget.grab().toImage()
    widget.clearFocus()

    assert widget.grab().toImage() != focused


@pytest.mark.parametrize("field", LINES)
def test_esc_gives_back_the_value(show: Show, field: Field) -> None:
    editor = field.editor()
    widget = show(editor)
    editor.show_value(VALUES[field.name])
    said = heard(editor)
    shown = editor.raw()
    type_in(widget, "zz", Key.Key_Escape)
    if editor.is_pending:  # the first closed the list under the field
        QTest.keyClick(widget, Key.Key_Escape)

    assert (editor.raw(), editor.value(), said) == (shown, VALUES[field.name], [])


@pytest.mark.parametrize("field", KINDS)
@pytest.mark.parametrize("scale", [100, 200])
def test_u42_a_value_is_not_cut(show: Show, qapp: QApplication, looks: Looks, field: Field, scale: int) -> None:
    editor = field.editor()
    if field.width:
        editor.characters = field.width
    widget = show(editor)
    editor.show_value(VALUES[field.name])
    looks.set_text_scale(scale)
    qapp.processEvents()
    wanted = widget.sizeHint()
    words = widget.fontMetrics().horizontalAdvance(editor.raw().split("\n")[0])
    inner = widget.findChild(QToolButton)

    assert words + (wanted.height() - 6 if inner else 0) < wanted.width()
    assert wanted.height() > widget.fontMetrics().height()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_u40_what_is_missing_is_said_and_can_be_read(show: Show, looks: Looks, scheme: str) -> None:
    field = MoneyField()
    show(field)
    looks.choose_scheme(scheme)
    field.set_read_only(True)
    ink = field.palette().color(QPalette.ColorRole.PlaceholderText).name()

    assert field.placeholderText() == "non renseigné"
    assert ink == looks.tokens.muted


def test_u31_money_rests_with_its_sign_and_is_typed_without(show: Show) -> None:
    field = MoneyField()
    widget = show(field)
    field.show_value(1_234_567)

    assert field.raw() == "12\u202f345,67"
    QTest.keyClick(widget, Key.Key_Tab)
    assert field.raw() == "12\u202f345,67\u00a0€"
    assert field.alignment() & Qt.AlignmentFlag.AlignRight


@pytest.mark.parametrize("kind", [MoneyField, RateField])
def test_u29_the_point_of_the_keypad_types_a_comma(show: Show, kind: Callable[[], LineField]) -> None:
    field = kind()
    widget = show(field)
    QTest.keyClicks(widget, "12")
    QTest.keyClick(widget, Key.Key_Period, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClicks(widget, "5")

    assert field.raw() == "12,5"


def test_a_value_is_told_once_when_the_field_is_left(show: Show) -> None:
    field = MoneyField()
    widget = show(field)
    said = heard(field)
    type_in(widget, "1500,5", Key.Key_Return, Key.Key_Return, Key.Key_Tab)

    assert said == [("edited", 150_050)]


def test_the_same_value_typed_again_is_no_change(show: Show) -> None:
    field = MoneyField()
    widget = show(field)
    field.show_value(150_050)
    said = heard(field)
    type_in(widget, "1 500,50", Key.Key_Tab)

    assert said == []


def test_tab_selects_what_stands_there(show: Show) -> None:
    field = MoneyField()
    widget = show(field)
    field.show_value(1_200)
    QTest.keyClick(widget, Key.Key_Tab)
    widget.setFocus(Qt.FocusReason.TabFocusReason)

    assert field.selectedText() == "12,00"


def test_a_text_that_cannot_be_read_stays_with_what_is_expected(show: Show) -> None:
    field = MoneyField()
    widget = show(field)
    field.show_value(1_200)
    said = heard(field)
    type_in(widget, "1e3", Key.Key_Tab)

    assert said == [("unread", "1e3")]
    assert (field.raw(), field.value(), field.property("look")) == ("1e3", 1_200, "wrong")
    assert field.problem == "Un montant s’écrit par exemple 12\u202f345,67\u00a0€."


def test_a_text_with_two_meanings_is_asked(show: Show) -> None:
    field = MoneyField()
    widget = show(field)
    said = heard(field)
    type_in(widget, "1.234", Key.Key_Tab)
    answers = [each.words for each in field.answers]
    field.take(field.answers[0].value)

    assert answers == ["1\u202f234,00\u00a0€", "1,23\u00a0€"]
    assert said == [("doubted", "1.234"), ("edited", 123_400)]
    assert (field.problem, field.raw()) == ("", "1\u202f234,00\u00a0€")


def test_u55_what_is_typed_stays_over_a_new_value(show: Show) -> None:
    field = MoneyField()
    widget = show(field)
    field.show_value(1_200)
    QTest.keyClicks(widget, "99")
    field.refresh_value(3_400)
    typed = field.raw()
    QTest.keyClick(widget, Key.Key_Escape)

    assert (typed, field.raw()) == ("99", "34,00")


def test_a_draft_waits_to_be_kept(show: Show) -> None:
    field = MoneyField()
    widget = show(field)
    said = heard(field)
    field.show_text("1500,5")
    waiting = (field.raw(), field.value(), [each.words for each in field.answers])
    QTest.keyClick(widget, Key.Key_Return)

    assert waiting == ("1500,5", None, ["Garder 1\u202f500,50\u00a0€"])
    assert said == [("edited", 150_050)]


def test_ctrl_z_is_the_windows_when_nothing_is_typed(show: Show) -> None:
    field = WordsField()
    widget = show(field)
    undone: list[bool] = []
    keys = QKeySequence(QKeySequence.StandardKey.Undo)
    QShortcut(keys, widget.window()).activated.connect(lambda: undone.append(True))
    QTest.keyClicks(widget, "a")
    QTest.keyClick(widget, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    while_typing = (field.raw(), len(undone))
    QTest.keyClick(widget, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert (while_typing, len(undone)) == (("", 0), 1)


@pytest.mark.parametrize("kind", [WordsField, NotesField])
def test_esc_gives_back_what_was_typed_before_it_closes_the_record(show: Show, kind: Callable[[], Editor]) -> None:
    field = kind()
    widget = show(field)
    closed: list[bool] = []
    QShortcut(QKeySequence("Escape"), widget.window()).activated.connect(lambda: closed.append(True))
    type_in(widget, "a", Key.Key_Escape)
    first = (field.raw(), len(closed))
    QTest.keyClick(widget, Key.Key_Escape)

    assert (first, len(closed)) == (("", 0), 1)


def test_esc_closes_a_list_or_a_calendar_before_the_record(show: Show) -> None:
    field = DayField(lambda: TODAY)
    widget = show(field)
    closed: list[bool] = []
    QShortcut(QKeySequence("Escape"), widget.window()).activated.connect(lambda: closed.append(True))
    field.open_calendar()
    assert field.calendar is not None
    QTest.keyClick(field.calendar.month, Key.Key_Escape)

    assert (shown_panels(widget), closed) == ([], [])


@pytest.mark.parametrize(
    ("key", "modifier", "day"),
    [
        (Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier, TODAY),
        (Key.Key_Up, Qt.KeyboardModifier.NoModifier, date(2026, 3, 2)),
        (Key.Key_Down, Qt.KeyboardModifier.NoModifier, date(2026, 2, 28)),
    ],
)
def test_u32_keys_of_a_day(show: Show, key: Key, modifier: Qt.KeyboardModifier, day: date) -> None:
    field = DayField(lambda: TODAY)
    widget = show(field)
    field.show_value(date(2026, 3, 1))
    said = heard(field)
    QTest.keyClick(widget, key, modifier)
    QTest.keyClick(widget, Key.Key_Tab)

    assert said == [("edited", day)]


def test_u32_a_day_is_chosen_in_the_calendar_by_keys(show: Show) -> None:
    field = DayField(lambda: TODAY)
    widget = show(field)
    said = heard(field)
    QTest.keyClick(widget, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert field.calendar is not None
    month = field.calendar.month
    for key in (Key.Key_PageDown, Key.Key_Home, Key.Key_Right, Key.Key_Return):
        QTest.keyClick(month, key)

    assert said == [("edited", date(2026, 12, 2))]
    assert (shown_panels(widget), widget.hasFocus()) == ([], True)


def test_the_calendar_speaks_french_and_esc_leaves_it(show: Show) -> None:
    field = DayField(lambda: TODAY)
    widget = show(field)
    said = heard(field)
    QTest.keyClick(widget, Key.Key_F4)
    assert field.calendar is not None
    title = field.calendar.name.text()
    QTest.keyClick(field.calendar.month, Key.Key_Escape)

    assert (title, said, widget.hasFocus()) == ("novembre 2026", [], True)


def test_a_calendar_goes_when_another_field_is_taken(show: Show) -> None:
    field = DayField(lambda: TODAY)
    widget = show(field)
    other = widget.window().findChildren(QLineEdit)[-1]
    field.open_calendar()
    other.setFocus(Qt.FocusReason.MouseFocusReason)

    assert (field.calendar, other.hasFocus()) == (None, True)


@pytest.mark.parametrize(("typed", "state"), [("elig", "ok"), ("INELIG", "no"), ("instr", "wait"), ("a comp", "ask")])
def test_a_choice_is_made_by_its_first_letters(show: Show, typed: str, state: str) -> None:
    field = ChoiceField(STATES)
    widget = show(field)
    said = heard(field)
    type_in(widget, typed, Key.Key_Return)

    assert (said, field.raw(), field.panel) == ([("edited", state)], STATES[state], None)


def test_a_list_shrinks_as_one_types_and_the_arrows_choose(show: Show) -> None:
    field = ChoiceField(STATES)
    widget = show(field)
    QTest.keyClicks(widget, "a")
    assert field.panel is not None
    offered = [field.panel.rows.item(place).text() for place in range(field.panel.rows.count())]
    QTest.keyClick(widget, Key.Key_Down)
    QTest.keyClick(widget, Key.Key_Tab)

    assert (offered, field.value()) == (["À instruire", "À compléter"], "ask")


def test_down_shows_the_whole_list_and_esc_closes_it(show: Show) -> None:
    field = ChoiceField(STATES)
    widget = show(field)
    field.show_value("no")
    QTest.keyClick(widget, Key.Key_Down)
    assert field.panel is not None
    found = (field.panel.rows.count(), field.panel.rows.currentRow())
    QTest.keyClick(widget, Key.Key_Escape)

    assert (found, shown_panels(widget), field.value()) == ((4, 1), [], "no")


def test_u11_communes_are_found_without_accents(show: Show) -> None:
    field = CommuneField(COMMUNES)
    widget = show(field)
    said = heard(field)
    type_in(widget, "etap", Key.Key_Down, Key.Key_Return)

    assert said == [("edited", COMMUNES[0])]
    assert field.raw() == "Étaples (62630)"


def test_a_commune_from_elsewhere_is_kept_by_its_name(show: Show) -> None:
    field = CommuneField(COMMUNES)
    widget = show(field)
    type_in(widget, "Paris", Key.Key_Tab)

    assert (field.value(), field.problem) == (Commune("Paris"), "")


def test_notes_are_kept_when_left_and_grow(show: Show) -> None:
    field = NotesField()
    widget = show(field)
    said = heard(field)
    small = widget.height()
    for _ in range(6):
        type_in(widget, "ligne", Key.Key_Return)
    QTest.keyClick(widget, Key.Key_Tab)

    assert said == [("edited", "\n".join(["ligne"] * 6))]
    assert widget.height() > small


def test_esc_gives_back_notes(show: Show) -> None:
    field = NotesField()
    widget = show(field)
    field.show_value("avant")
    type_in(widget, "apres", Key.Key_Escape, Key.Key_Tab)

    assert (field.raw(), field.value()) == ("avant", "avant")


def test_a_tick_is_kept_at_once(show: Show) -> None:
    field = TickField("TVA récupérée")
    widget = show(field)
    said = heard(field)
    QTest.keyClick(widget, Key.Key_Space)

    assert said == [("edited", True)]


@pytest.mark.parametrize("field", KINDS)
def test_read_only_fields_take_the_focus_and_no_key(show: Show, field: Field) -> None:
    editor = field.editor()
    widget = show(editor)
    editor.show_value(VALUES[field.name])
    editor.set_read_only(True)
    said = heard(editor)
    type_in(widget, "5 ", Key.Key_Space, Key.Key_Down, Key.Key_Up, Key.Key_Tab)

    assert (editor.value(), said) == (VALUES[field.name], [])


def test_counts_refuse_nothing_and_say_what_they_expect(show: Show) -> None:
    field = CountField()
    widget = show(field)
    type_in(widget, "12,5", Key.Key_Tab)

    assert field.raw() == "12,5"
    assert field.problem.startswith("Un nombre entier est attendu")
