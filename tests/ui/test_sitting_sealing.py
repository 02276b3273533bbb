"""The seal of a sitting: put on, read aloud, verified, exported, reopened; what a dossier says of its sittings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from leaderdesk.domain.sheets.sittings.passages import Passage
from leaderdesk.domain.sittings.records import verify_record
from leaderdesk.services.around import Around
from leaderdesk.services.bases import close_base, create_base
from leaderdesk.ui.dossiers.record.committee import CommitteeTab
from leaderdesk.ui.page import Visit
from leaderdesk.ui.render import settle
from tests.services.test_sitting_batches import dossier_of
from tests.services.test_sittings import make_sitting
from tests.ui.closings import ENTER, Over, make_closed, show
from tests.ui.tabs import open_alone, show_tab


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "marais.leaderdesk"


@pytest.fixture
def over(qtbot: QtBot, qapp: QApplication, path: Path, around: Around) -> Iterator[Over]:
    """The sitting, closed."""
    made = show(qtbot, qapp, path, around, make_closed(path, around))
    yield made
    made.alone.desk.stop()


@pytest.fixture
def sealed(qtbot: QtBot, qapp: QApplication, path: Path, around: Around) -> Iterator[Over]:
    """The sitting, sealed."""
    made = show(qtbot, qapp, path, around, make_closed(path, around, is_sealed=True))
    yield made
    made.alone.desk.stop()


# Sealed


def test_seal_shows_its_digest_in_groups(over: Over) -> None:
    over.frame.sections.show_section("seal")
    over.frame.seal.focus_first()
    over.press(ENTER)

    (seal,) = over.sheet().seals
    assert over.frame.seal.view.digest.text().replace(" ", "").replace("\n", "") == seal.digest
    assert [len(each) for each in over.frame.seal.view.digest.text().split()] == [4] * 16
    assert not over.frame.seal.view.seal.isVisible()


def test_sealed_text_is_not_corrected(sealed: Over) -> None:
    sealed.go_to_point()

    assert not sealed.frame.minutes.view.amend.isVisible()
    assert sealed.frame.minutes.view.amend_hint.text().startswith("Rouvrez la séance")


def test_verify_says_each_result(sealed: Over) -> None:
    sealed.frame.sections.show_section("seal")
    sealed.frame.seal.view.verify.setFocus()
    sealed.press(ENTER)

    model = sealed.frame.seal.view.results.model
    told = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    assert sealed.frame.seal.view.card.word.text() == "La version 1 tient"
    assert ["Vote\u00a0: Réhabiliter la halle", "4 pour, 0 contre, 0 abst., adopté", "✓\u00a0identique"] in told
    assert {line[2] for line in told} == {"✓\u00a0identique"}


def test_exported_file_holds_anywhere(sealed: Over, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "seance.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    sealed.frame.sections.show_section("seal")
    sealed.frame.seal.view.export.setFocus()
    sealed.press(ENTER)

    found = verify_record(target.read_text("utf-8"))
    assert (found.holds, found.digest) == (True, sealed.sheet().seals[0].digest)


def test_reopening_needs_a_reason_and_the_page_gives_way(sealed: Over, qtbot: QtBot) -> None:
    sealed.frame.sections.show_section("seal")
    sealed.frame.seal.view.reopen.setFocus()
    sealed.press(ENTER, ENTER)
    remark = sealed.frame.seal.view.reason.remark.text()
    with qtbot.waitSignal(sealed.frame.ended):
        sealed.press("Montant erroné", ENTER)

    assert remark == "Écrivez le motif, puis Entrée."
    assert [(each.version, each.reopened_for) for each in sealed.sheet().seals] == [(1, "Montant erroné")]


def test_base_only_looked_at_is_read_and_verified_not_changed(
    qtbot: QtBot, qapp: QApplication, path: Path, around: Around
) -> None:
    over = show(qtbot, qapp, path, around, make_closed(path, around), only_looks=True)
    over.go_to_point()
    can_amend = over.frame.minutes.view.amend.isVisible()
    view, seal = over.frame.follow.view, over.frame.seal.view
    over.frame.sections.show_section("seal")

    assert not can_amend
    assert not any(each.isEnabled() for each in (view.apply, view.apply_chosen, seal.seal, seal.reopen))
    assert seal.verify.isEnabled()
    over.alone.desk.stop()


# The dossier


def test_dossier_shows_its_passages_and_leads_to_the_sitting(
    qtbot: QtBot, qapp: QApplication, path: Path, around: Around
) -> None:
    sitting = make_closed(path, around)
    alone = open_alone(qapp, path, around)
    keys: list[int] = []
    alone.desk.ask(dossier_of, keys.append)
    settle(cast("Any", alone))
    tab = show_tab(qtbot, alone, CommitteeTab, keys[0])
    model = tab.passages.model
    said = [model.index(0, column).data() for column in range(model.columnCount())]
    told = tab.told.text()
    tab.passages.table.setFocus()
    with qtbot.waitSignal(tab.visit_wished) as wished:
        QTest.keyClick(tab.passages.table, ENTER)

    assert said == [
        "20/03/2026",
        "favorable avec réserves, 6\u202f400,00\u00a0€",
        "adopté\u00a0: 4 pour, 0 contre, 0 abst.",
        "–",
        "Comité de mars",
    ]
    assert told.endswith("Réserve\u00a0: Fournir la délibération (avant le 01/05/2026, Commune d’Essai).")
    passage = tab.passages.table.current_item()
    assert isinstance(passage, Passage)
    assert wished.args == [Visit("sittings", sitting, f"point:{passage.point}")]
    alone.desk.stop()


def test_dossier_says_that_it_is_on_an_agenda(qtbot: QtBot, qapp: QApplication, path: Path, around: Around) -> None:
    base = create_base(path, around, gal_name="GAL Pays des Marais")
    make_sitting(base)
    key = dossier_of(base)
    close_base(base, around)
    alone = open_alone(qapp, path, around)
    tab = show_tab(qtbot, alone, CommitteeTab, key)

    assert tab.passages.model.index(0, 1).data() == "à l’ordre du jour"
    alone.desk.stop()
