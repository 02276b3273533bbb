"""The home page in the real window: what it shows, walked by keyboard, each line opening its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leaderdesk.services import dossiers, fiches, notes, programmes, targets
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, close_base, create_base, open_base
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.home import Measured, read_gauge
from leaderdesk.ui.home.lines import HomeLine
from leaderdesk.ui.home.page import HomePage
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from leaderdesk.words.phrases import spaced

MakeWindow = Callable[..., Window]


def front(window: Window) -> object:
    return window.frame.pages.currentWidget()


def home_of(window: Window) -> HomePage:
    page = window.pages["home"]
    assert isinstance(page, HomePage)
    return page


def show_home(window: Window) -> HomePage:
    window.go_to("home")
    settle(window)
    return home_of(window)


def lines(page: HomePage) -> list[tuple[str, str, str]]:
    shown = [each for each in page.view.tasks.lines if not each.isHidden()]
    return [(each.words.text(), each.about.text(), each.when.text()) for each in shown]


def press(window: Window, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key)
    settle(window)


def on_the_first(base_path: Path, around: Around, **fields: object) -> int:
    base = open_base(base_path, around)
    first = dossiers.list_dossiers(base)[0].id
    dossiers.edit_dossier(base, first, **fields)
    close_base(base, around)
    return first


def test_a_line_opens_its_dossier_at_its_very_field(make_window: MakeWindow, base_path: Path, around: Around) -> None:
    on_the_first(base_path, around, next_step="Appeler la mairie", next_step_on=date(2026, 11, 19))
    window = make_window(base_path)
    page = show_home(window)
    assert lines(page)[0] == ("Appeler la mairie", "2026-001 · Halle d’Étaples", spaced("19/11/2026 · 2\u00a0j"))
    assert page.view.tasks.titles[0].text() == "En retard (1)"

    press(window, Qt.Key.Key_Return)
    assert front(window) is window.pages["dossiers"]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Prochaine étape (facultatif)"


def test_what_is_done_elsewhere_leaves_the_page(make_window: MakeWindow, base_path: Path, around: Around) -> None:
    first = on_the_first(base_path, around, next_step="Appeler", next_step_on=date(2026, 11, 19))
    window = make_window(base_path)
    page = show_home(window)
    told = len(lines(page))
    window.desk.act(lambda base: dossiers.edit_dossier(base, first, next_step=None, next_step_on=None))
    settle(window)
    assert len(lines(page)) == told - 1

    window.undo()
    settle(window)
    assert len(lines(page)) == told


def test_whoever_wants_the_base_goes_between_two_gauges(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    page = show_home(window)
    asked: list[str] = []
    read = read_gauge

    def watched(base: OpenBase, code: str, on: date) -> Measured:
        asked.append(code)
        return read(base, code, on)

    monkeypatch.setattr("leaderdesk.services.home.read_gauge", watched)
    page.refresh()
    window.desk.ask(lambda _: asked.append("somebody"), lambda _: None)
    settle(window)
    assert asked == ["committee", "somebody", "delays", "envelopes", "cash"]

    asked.clear()
    both_asked = Event()
    window.desk.ask(lambda _: both_asked.wait(60), lambda _: None)
    page.refresh()
    page.refresh()
    both_asked.set()
    settle(window)
    assert asked == ["committee", "delays", "envelopes", "cash"]


def test_arrows_go_down_the_whole_page_and_a_number_to_its_gauge(window: Window) -> None:
    page = show_home(window)
    press(window, Qt.Key.Key_4)
    assert QApplication.focusWidget() is page.view.gauges.cards["committee"]
    press(window, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.view.tasks.lines[0]
    press(window, Qt.Key.Key_Up)
    press(window, Qt.Key.Key_1)
    assert QApplication.focusWidget() is page.view.gauges.cards["envelopes"]
    assert page.view.gauges.cards["envelopes"].figure.text() == "0\u00a0%"

    press(window, Qt.Key.Key_Return)
    assert front(window) is window.pages["envelopes"]


def test_more_lines_come_in_place(make_window: MakeWindow, base_path: Path, around: Around) -> None:
    base = open_base(base_path, around)
    first = dossiers.list_dossiers(base)[0].id
    for rank in range(20):
        notes.add_note(base, first, f"Devis {rank}", date(2026, 11, 1), "Mairie", date(2026, 11, 2))
    close_base(base, around)
    page = show_home(make_window(base_path))
    assert lines(page)[3][0] == "et 17\u00a0autres demandes"

    more = page.view.tasks.lines[3]
    more.enter()
    QTest.keyClick(more, Qt.Key.Key_Return)
    assert lines(page)[13][0] == "et 7\u00a0autres demandes"
    assert QApplication.focusWidget() is more


def test_a_note_opens_on_itself_and_a_target_on_its_line(
    make_window: MakeWindow, base_path: Path, around: Around
) -> None:
    base = open_base(base_path, around)
    first = dossiers.list_dossiers(base)[0].id
    notes.add_note(base, first, "Devis du menuisier", date(2026, 11, 1), "Mairie", date(2026, 11, 2))
    notes.add_note(base, first, "Vu sur place", date(2026, 11, 3))
    programme = programmes.read_programme(base)
    fiches.set_envelope(base, programme.fiches[0].id, next(iter(programme.funds)).id, 20_000_00)
    targets.edit_targets(base, [RowEdit(None, {"label": "Région", "amount": 5_000_00, "due_on": date(2026, 12, 31)})])
    close_base(base, around)
    window = make_window(base_path)
    page = show_home(window)

    page.view.tasks.lines[0].enter()
    press(window, Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == spaced("Marquer comme fait : note « Devis du menuisier »")

    page = show_home(window)
    line = next(each for each in page.view.tasks.lines if each.words.text().startswith("Il reste"))
    assert (line.words.text(), line.about.text()) == ("Il reste 5\u202f000,00\u00a0€ à programmer", "Région")
    line.enter()
    press(window, Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert front(window) is window.pages["envelopes"]
    assert focus is not None
    assert focus.accessibleName().startswith("Objectifs")


def test_a_base_without_a_dossier_says_what_to_begin_with(
    make_window: MakeWindow, tmp_path: Path, around: Around
) -> None:
    path = tmp_path / "vide.leaderdesk"
    close_base(create_base(path, around, gal_name="GAL"), around)
    window = make_window(path)
    page = show_home(window)
    assert page.view.gauges.isHidden()
    assert lines(page)[0][0] == "1. Décrire le GAL et son programme"

    press(window, Qt.Key.Key_Return)
    assert front(window) is window.pages["programme"]


def test_the_next_visit_tells_what_this_one_did(make_window: MakeWindow, base_path: Path, around: Around) -> None:
    window = make_window(base_path)
    page = show_home(window)
    assert page.view.right.isHidden()
    window.desk.close()
    settle(window)
    first = on_the_first(base_path, around, title="Halle neuve")

    window.desk.open(base_path)
    settle(window)
    page = show_home(window)
    (line,) = [each for each in page.view.changes.findChildren(HomeLine) if not each.isHidden()]
    assert line.words.text() == spaced("camille : Modifier le dossier 2026-001")
    line.enter()
    press(window, Qt.Key.Key_Return)
    assert window.pages["dossiers"].record.key == first  # type: ignore[attr-defined]


def test_it_is_shown_the_next_morning_and_the_page_left_comes_back_the_same_day(
    make_window: MakeWindow, base_path: Path, around: Around
) -> None:
    window = make_window(base_path)
    window.show_page("history")
    window.memory.keep(window.desk)
    settle(window)
    window.desk.close()
    settle(window)
    again, now = make_window(), around.clock()
    assert again.memory.page_after(now) == "history"
    assert again.memory.page_after(now + timedelta(hours=9)) == ""

    again.memory.page = ""
    again.desk.open(base_path)
    settle(again)
    assert front(again) is again.pages["home"]


def test_a_page_read_late_does_not_take_the_keyboard_from_the_one_in_front(window: Window) -> None:
    window.go_to("home")
    window.go_to("reports")
    settle(window)

    assert front(window) is window.pages["reports"]
    assert window.pages["reports"].isAncestorOf(window.focusWidget())
