"""A form from its table: names, letters, keys, drafts, flags, columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from leaderdesk.ui.kit.fields import MoneyField
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.kit.forms.fields import letter_of, with_letters
from leaderdesk.ui.theme.looks import Looks
from tests.ui.gallery import VALUES, gallery

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, looks: Looks) -> Iterator[tuple[QScrollArea, Form]]:
    """The gallery in an active window."""
    area, form = gallery()
    looks.dress(area)
    area.resize(1366, 768)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    yield area, form
    area.close()
    area.deleteLater()


@pytest.fixture
def form(page: tuple[QScrollArea, Form]) -> Form:
    """The form alone."""
    return page[1]


def heard(form: Form) -> list[tuple[str, str, Any]]:
    """What a form says from now on."""
    said: list[tuple[str, str, Any]] = []
    form.edited.connect(lambda name, value: said.append(("edited", name, value)))
    form.typed.connect(lambda name, raw: said.append(("typed", name, raw)))
    return said


def type_in(form: Form, name: str, text: str, *keys: Key) -> None:
    """Go to a field and type over what stands there."""
    form.focus_field(name)
    QTest.keyClicks(form.cells[name].widget, text)
    for key in keys:
        QTest.keyClick(form.cells[name].widget, key)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_what_is_opened_is_what_is_held(form: Form) -> None:
    assert form.values() == VALUES


def test_u37_every_field_has_its_name(form: Form) -> None:
    names = {
        name: QAccessible.queryAccessibleInterface(cell.widget).text(QAccessible.Text.Name)
        for name, cell in form.cells.items()
    }

    assert names["asked"] == "Montant demandé"
    assert names["phone"] == "Téléphone (facultatif)"
    assert all(names.values())


def test_u38_labels_lead_to_their_fields_by_a_letter_of_their_own(form: Form) -> None:
    labels, buttons = form.findChildren(QLabel), form.findChildren(QAbstractButton)
    buddies = {label.buddy() for label in labels if isinstance(label.buddy(), QWidget)}
    marked = [each.text() for each in labels] + [each.text() for each in buttons]
    letters = [letter for each in marked if (letter := letter_of(each))]

    assert buddies == {cell.widget for name, cell in form.cells.items() if name != "vat"}
    assert sorted(letters) == sorted(set(letters))
    assert len(letters) >= len(form.cells) - 2


def test_letters_said_are_kept_and_those_taken_are_not_given() -> None:
    assert with_letters(["Projet", "&Porteur", "État", "&&"], "EJ") == ["P&rojet", "&Porteur", "É&tat", "&&"]


def test_u36_tab_goes_through_every_field_and_comes_back(form: Form) -> None:
    form.focus_first()
    first, seen = focused(), [focused()]
    for _ in range(len(form.cells)):
        QTest.keyClick(focused(), Key.Key_Tab)
        seen.append(focused())

    assert seen[:-1] == [cell.widget for cell in form.cells.values()]
    assert seen[-1] is first


def test_enter_keeps_and_goes_on(form: Form) -> None:
    said = heard(form)
    type_in(form, "asked", "1500", Key.Key_Return)

    assert said == [("edited", "asked", 150_000)]
    assert focused() is form.cells["rate"].widget


def test_a_doubt_is_asked_below_and_answered_by_keys(form: Form) -> None:
    said = heard(form)
    type_in(form, "asked", "1.234", Key.Key_Tab)
    button = focused()
    assert isinstance(button, QAbstractButton)
    words = button.text()
    QTest.keyClick(button, Key.Key_Space)

    assert words == "1\u202f234,00\u00a0€"
    assert said == [("typed", "asked", "1.234"), ("edited", "asked", 123_400), ("typed", "asked", None)]
    assert focused() is form.cells["rate"].widget
    assert form.cells["asked"].remark.isHidden()


def test_a_problem_is_said_below_and_read_aloud(form: Form) -> None:
    type_in(form, "received", "31/02/2026", Key.Key_Tab)
    cell = form.cells["received"]

    assert cell.remark.words == "Cette date n’existe pas\u00a0: février 2026 va du 1er au 28."
    assert cell.widget.accessibleDescription() == f"Date de dépôt, non celle du courrier. {cell.remark.words}"
    assert (form.first_problem(), list(form.problems())) == ("received", ["received"])


def test_a_rule_flags_and_lets_through(form: Form) -> None:
    said = heard(form)
    type_in(form, "asked", "60000", Key.Key_Tab)

    assert said == [("edited", "asked", 6_000_000)]
    assert form.flags() == {"asked": "Ce montant dépasse le plafond de la fiche-action."}
    assert form.cells["asked"].remark.isVisible()


def test_u55_a_refresh_leaves_what_is_typed_and_what_waits(form: Form) -> None:
    type_in(form, "siret", "732", Key.Key_Tab)
    type_in(form, "asked", "99")
    form.show(VALUES | {"asked": 100, "siret": None, "jobs": 3})

    assert [form.editor(name).raw() for name in ("asked", "siret", "jobs")] == ["99", "732", "3"]
    assert form.problems().keys() == {"siret"}


def test_another_record_replaces_everything(form: Form) -> None:
    type_in(form, "siret", "732", Key.Key_Tab)
    form.open({"title": "Halle"})

    assert (form.editor("siret").raw(), form.editor("title").raw(), form.problems()) == ("", "Halle", {})


def test_what_is_typed_is_told_after_a_pause(form: Form, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.typed, timeout=3_000) as told:
        type_in(form, "title", "Hal")

    assert told.args == ["title", "Hal"]


def test_a_draft_is_forgotten_when_esc_gives_the_value_back(form: Form) -> None:
    type_in(form, "title", "Hal")
    form.tell_drafts()
    said = heard(form)
    QTest.keyClick(form.cells["title"].widget, Key.Key_Escape)

    assert said == [("typed", "title", None)]


def test_drafts_come_back_after_a_power_cut(form: Form) -> None:
    said = heard(form)
    form.open(VALUES, {"asked": "1500,5", "siret": "732", "title": VALUES["title"]})

    assert [form.editor(name).raw() for name in ("asked", "siret")] == ["1500,5", "732"]
    assert form.values() == VALUES
    # What was typed turned out to be the value: no draft any more.
    assert said == [("typed", "title", None)]


def test_a_draft_that_comes_late_leaves_what_is_typed_by_now(form: Form) -> None:
    type_in(form, "title", "Halle")
    form.show_drafts({"title": "Ha", "siret": "732"})

    assert [form.editor(name).raw() for name in ("title", "siret")] == ["Halle", "732"]


def test_what_is_typed_is_tried_at_each_key(form: Form) -> None:
    tried: list[tuple[str, Any]] = []
    form.tried.connect(lambda name, value: tried.append((name, value)))
    type_in(form, "asked", "12,")

    assert tried == [("asked", 100), ("asked", 1_200), ("asked", 1_200)]


def test_read_only_asks_nothing_and_changes_nothing(form: Form) -> None:
    form.open(VALUES, {"asked": "1500,5"})
    form.set_read_only(True)
    said = heard(form)
    type_in(form, "asked", "9", Key.Key_Return)

    assert (said, form.cells["asked"].remark.buttons) == ([], [])
    form.set_read_only(False)
    assert [each.text() for each in form.cells["asked"].remark.buttons] == ["Garder 1\u202f500,50\u00a0€"]
    assert isinstance(form.cells["siren"].widget, QLineEdit)
    assert form.cells["siren"].widget.isReadOnly()


def test_columns_follow_the_room(page: tuple[QScrollArea, Form], qtbot: QtBot) -> None:
    area, form = page
    asked, rate = form.cells["asked"], form.cells["rate"]
    qtbot.waitUntil(lambda: asked.y() == rate.y() and asked.x() < rate.x())
    area.resize(500, 768)

    qtbot.waitUntil(lambda: asked.y() < rate.y() and asked.x() == rate.x())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("scale", [100, 200])
def test_u42_nothing_is_cut_with_problems_shown(
    page: tuple[QScrollArea, Form], qapp: QApplication, looks: Looks, scheme: str, scale: int
) -> None:
    area, form = page
    for name, raw in {"asked": "1.234", "siret": "732", "rate": "0,8", "phone": "06 1"}.items():
        form.editor(name).show_text(raw)
    looks.choose_scheme(scheme)
    looks.set_text_scale(scale)
    for _ in range(3):
        qapp.processEvents()

    assert cut_texts(area) == []


def cut_texts(area: QWidget) -> list[str]:
    """The labels and buttons with less room than their words need."""
    labels = [each for each in area.findChildren(QLabel) if each.isVisible() and each.text()]
    low = [each for each in labels if each.heightForWidth(each.width()) > each.height()]
    narrow = [each for each in labels if not each.wordWrap() and each.sizeHint().width() > each.width()]
    buttons = [each for each in area.findChildren(QAbstractButton) if each.isVisible() and each.text()]
    return [*(each.text() for each in low + narrow), *(b.text() for b in buttons if b.sizeHint().width() > b.width())]


def test_a_form_of_one_field_needs_no_group(qtbot: QtBot) -> None:
    form = Form([Field("amount", "Montant", MoneyField)])
    qtbot.addWidget(form)
    form.open({"amount": 100})

    assert form.values() == {"amount": 100}
    assert form.first_problem() is None
