"""The page of the programme, section by section: what it shows, what it keeps, and whether everybody can use it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from leaderdesk.domain.eligibility.amounts import AmountRule
from leaderdesk.domain.eligibility.checklists import Item
from leaderdesk.domain.lives.presets import one_passage
from leaderdesk.domain.programmes.grids import CriterionSheet, GridSheet, LevelSheet
from leaderdesk.domain.scoring import RateTier, Threshold
from leaderdesk.services import checklists, fiches, funders, grids, programmes, settings, sharing, team
from leaderdesk.services.asides import drafts
from leaderdesk.services.bases import OpenBase
from leaderdesk.ui.kit.fields import NotesField
from leaderdesk.ui.kit.tables.editing import CellEdit
from leaderdesk.ui.page import Visit
from leaderdesk.ui.programme.page import ProgrammePage
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window

_CTRL = Qt.KeyboardModifier.ControlModifier
Ask = Callable[[Callable[[OpenBase], Any]], Any]


@pytest.fixture
def first_page() -> str:
    return "programme"


@pytest.fixture
def ask(window: Window) -> Ask:
    """Asks the base that the window has open."""

    def asked(work: Callable[[OpenBase], Any]) -> Any:  # noqa: ANN401 - what the service says
        found: list[Any] = []
        window.desk.ask(work, found.append)
        settle(window)
        return found[0]

    return asked


def shown(window: Window, name: str) -> Any:  # noqa: ANN401 - the section, as it is
    """A section brought to the front."""
    window.show_page("programme")
    page = window.pages["programme"]
    assert isinstance(page, ProgrammePage)
    page.show_section(name)
    settle(window)
    return page.section


# Each section keeps what is typed


def test_period_that_ends_before_it_starts_waits(window: Window, ask: Ask) -> None:
    form = shown(window, "general").form
    form.editor("starts_on").take(date(2031, 1, 1))
    settle(window)
    assert ask(programmes.read_programme).starts_on == date(2023, 1, 1)
    assert form.flags() == {"ends_on": "La fin précède le début\u00a0: elle n’est pas encore enregistrée."}

    form.editor("ends_on").take(date(2035, 12, 31))
    settle(window)

    sheet = ask(programmes.read_programme)
    assert (sheet.starts_on, sheet.ends_on) == (date(2031, 1, 1), date(2035, 12, 31))


def test_several_envelopes_pasted_are_one_action(window: Window, ask: Ask) -> None:
    ask(lambda base: fiches.sketch_fiche(base, code="2", title="Autre"))
    section = shown(window, "funds")
    rows = [section.envelopes.model.line(rank).item for rank in range(2)]
    edits = [CellEdit((row.fiche_id, row.fund_id), "amount", row.amount, 100_00) for row in rows]
    section.envelopes.table.edits_wished.emit(edits)
    settle(window)

    assert [sum(fiche.envelopes.values()) for fiche in ask(programmes.read_programme).fiches] == [100_00, 100_00]
    assert window.desk.state is not None
    assert window.desk.state.undo is not None
    assert window.desk.state.undo.action == "set_envelopes"
    assert section.total.text().endswith("FEADER\u00a0: 200,00\u00a0€")


def test_funder_added_is_ready_to_be_named(window: Window, ask: Ask) -> None:
    section = shown(window, "funders")
    section.records.add.click()
    settle(window)
    QTest.keyClicks(window.focusWidget(), "Agence de bassin")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    settle(window)

    assert [(row.name, row.kind, row.is_public) for row in ask(funders.list_funders)] == [
        ("Agence de bassin", "other", True)
    ]


def test_person_binned_comes_back_with_the_message(window: Window, ask: Ask) -> None:
    key = ask(lambda base: team.add_person(base, name="Camille"))
    section = shown(window, "team")
    section.records.listing.table.setFocus()
    section.records.remove.click()
    settle(window)
    assert [row.is_binned for row in ask(team.list_people)] == [True]

    window.frame.messages.rows()[0].act()
    settle(window)

    assert [(row.id, row.is_binned) for row in ask(team.list_people)] == [(key, False)]


def test_looking_at_a_fiche_changes_nothing(window: Window, ask: Ask) -> None:
    rules = replace(ask(programmes.read_programme).fiches[0].versions[0].rules, source="Avenant n°\u00a01")
    ask(lambda base: fiches.save_rules(base, ask_fiche(base), rules))
    before = ask(lambda base: base.height)
    section = shown(window, "fiches")
    section.show_record(ask(ask_fiche))
    settle(window)
    window.show_page("dossiers")
    section.rules.leave()
    settle(window)

    assert ask(lambda base: base.height) == before


@pytest.mark.usefixtures("qapp")
def test_notes_keep_spaces_that_do_not_break() -> None:
    field = NotesField()
    field.show_value("Avenant n°\u00a01")
    edited: list[object] = []
    field.edited.connect(edited.append)
    field.commit()

    assert (edited, field.is_typed_in, field.raw()) == ([], False, "Avenant n°\u00a01")


def test_older_rules_are_read_and_not_changed(window: Window, ask: Ask) -> None:
    key = ask(ask_fiche)
    rules = ask(programmes.read_programme).fiches[0].versions[0].rules
    ask(lambda base: fiches.save_rules(base, key, replace(rules, feader_max=1_000_00)))
    section = shown(window, "fiches")
    section.show_record(key)
    settle(window)
    section.record.version.take(1)

    assert section.record.rules.values()["feader_max"] is None
    assert section.record.rules.cells["feader_max"].widget.isReadOnly()
    assert "Version ancienne" in section.record.concerned.text()


def test_example_says_who_pays_what(window: Window, ask: Ask) -> None:
    section = shown(window, "fiches")
    section.show_record(ask(ask_fiche))
    settle(window)
    example = section.record.example
    example.form.editor("public").take(0)
    assert example.verdict.text() == "Ce projet serait refusé."

    example.form.editor("nature").take("public")

    assert example.verdict.text() == "Le fonds apporte 32\u202f000,00\u00a0€."
    assert example.drawing.drawing.said == (
        "Fonds européen\u00a0: 32\u202f000,00\u00a0€ (80\u00a0%). Porteur\u00a0: 8\u202f000,00\u00a0€ (20\u00a0%)."
    )


def test_new_fiche_has_rules_once_its_three_shares_are_typed(window: Window, ask: Ask) -> None:
    section = shown(window, "fiches")
    section.listed.add.click()
    settle(window)
    settle(window)
    rules = section.record.rules
    rules.editor("feader_share").take(800_000)
    rules.editor("max_public_aid_rate").take(1_000_000)
    settle(window)
    assert ask(programmes.read_programme).fiches[1].versions == ()
    section.refresh()
    settle(window)
    assert rules.values()["max_public_aid_rate"] == 1_000_000
    rules.editor("min_own_rate").take(0)
    settle(window)

    (version,) = ask(programmes.read_programme).fiches[1].versions
    assert (version.rules.feader_share, version.rules.own_public_money_calls) == (Fraction(4, 5), True)
    assert ask(drafts) == {}


def test_fiche_moves_and_goes_to_the_bin_and_back(window: Window, ask: Ask) -> None:
    ask(lambda base: fiches.sketch_fiche(base, code="2", title="Autre"))
    section = shown(window, "fiches")
    section.listing.table.go_to(1, 0)
    section.listed.up.click()
    settle(window)
    assert [fiche.code for fiche in ask(programmes.read_programme).fiches] == ["2", "1"]
    section.listing.table.go_to(0, 0)
    section.listed.bin.click()
    settle(window)
    assert section.listing.model.total == 1

    window.frame.messages.rows()[0].act()
    settle(window)

    assert section.listing.model.total == 2


def test_checklist_of_a_fiche_begins_with_the_usual_one(window: Window, ask: Ask) -> None:
    section = shown(window, "checklists")
    assert section.view.used.text().startswith("Liste usuelle")
    count = len(section.view.items.rows)
    section.view.items.add.click()
    settle(window)

    found = ask(lambda base: checklists.read_checklists(base, ask_fiche(base)))
    assert (found.is_usual, len(found.checklist.items)) == (False, count + 1)
    assert found.checklist.items[-1] == Item("question", "", question="Nouvelle question\u202f?")


def test_checklist_that_makes_no_sense_waits_and_comes_back(window: Window, ask: Ask) -> None:
    section = shown(window, "checklists")
    items = (Item("amount", "Fiche", AmountRule("eligible", Fraction(9), Fraction(5))), *section.view.items.rows)
    section.view.items.changed.emit(items)
    settle(window)
    assert ask(lambda base: checklists.read_checklists(base, ask_fiche(base))).is_usual
    assert "Contrôle 1" in section.view.remarks.words[0]

    section.refresh()
    settle(window)
    assert section.view.items.rows == items
    section.view.give_up.click()
    settle(window)

    assert section.view.items.rows == items[1:]


def test_parameter_of_a_check_is_kept(window: Window, ask: Ask) -> None:
    section = shown(window, "checklists")
    section.view.items.go_to(0, "question")
    section.view.panel.form.editor("min_inside").take(600_000)
    settle(window)

    found = ask(lambda base: checklists.read_checklists(base, ask_fiche(base)))
    assert found.checklist.items[0].rule.min_inside == Fraction(3, 5)


SHEET = GridSheet(
    "Grille",
    (
        CriterionSheet(
            "a", "Ancrage", Fraction(4), levels=(LevelSheet(Fraction(0), "Rien"), LevelSheet(Fraction(4), "Fort"))
        ),
        CriterionSheet("b", "Besoin", Fraction(10), Fraction(2)),
    ),
    threshold=Threshold(Fraction(12)),
    rate_tiers=(RateTier(Fraction(0), Fraction(1, 2)), RateTier(Fraction(20), Fraction(4, 5))),
)


def test_grid_is_tried_on_an_invented_project(window: Window, ask: Ask) -> None:
    key = ask(lambda base: grids.add_grid(base, "Grille", SHEET))
    section = shown(window, "grids")
    section.show_record(key)
    settle(window)
    preview = section.record.preview
    assert preview.verdict.text() == "14 sur 24\u00a0: retenu, aide au taux de 50\u00a0%"

    preview.try_note("b", Fraction(3))

    assert preview.verdict.text() == "10 sur 24\u00a0: sous le seuil"
    assert "«\u00a0Besoin\u00a0»" in preview.steps.text()


def test_frozen_grid_goes_on_in_a_new_version(window: Window, ask: Ask) -> None:
    key = ask(lambda base: grids.add_grid(base, "Grille", SHEET))
    first = ask(lambda base: grids.latest_version(base, key))
    ask(lambda base: grids.freeze_grid(base, first))
    section = shown(window, "grids")
    section.show_record(key)
    settle(window)
    assert "Toute modification crée la version 2" in section.record.used.text()
    section.record.options.editor("threshold_value").take(Fraction(20))
    settle(window)

    assert ask(lambda base: grids.read_grid(base, first)).sheet.threshold == Threshold(Fraction(12))
    second = ask(lambda base: grids.read_grid(base, grids.latest_version(base, key) or 0))
    assert (second.version, second.sheet.threshold) == (2, Threshold(Fraction(20)))
    assert window.frame.messages.rows()[0].message.words.startswith("Version 2 de la grille créée")


def test_problem_of_a_grid_leads_to_its_place(window: Window, ask: Ask) -> None:
    key = ask(lambda base: grids.add_grid(base, "Grille", replace(SHEET, threshold=Threshold(Fraction(99)))))
    section = shown(window, "grids")
    section.show_record(key)
    settle(window)
    assert section.record.remarks.words[0].startswith("Seuil, valeur\u00a0: aucun projet ne peut atteindre ce seuil")
    section.record.remarks.buttons[0].click()

    assert section.record.options.cells["threshold_value"].widget.hasFocus()


def test_wrong_level_is_said_under_its_cell(window: Window, ask: Ask) -> None:
    criteria = (replace(SHEET.criteria[0], levels=(LevelSheet(Fraction(9), "Trop"),)),)
    key = ask(lambda base: grids.add_grid(base, "Grille", GridSheet("Grille", criteria)))
    section = shown(window, "grids")
    section.show_record(key)
    settle(window)
    levels = section.record.tables.levels.listing.model

    assert levels.problem_at(levels.index(0, 0)).endswith(".")
    assert levels.index(0, 0).data() == "9"


def test_delay_changed_makes_the_life_the_gal_s_own(window: Window, ask: Ask) -> None:
    section = shown(window, "life")
    assert section.preset.value() == "one_passage"
    waits = section.tables.delays.rows
    rank = next(rank for rank, wait in enumerate(waits) if wait.deadline.code == "sign_convention")
    longer = replace(waits[rank], deadline=replace(waits[rank].deadline, months=4))
    section.tables.delays.changed.emit((*waits[:rank], longer, *waits[rank + 1 :]))
    settle(window)

    life = ask(settings.programme_life)
    found = {each.months for move in life.moves for each in move.deadlines if each.code == "sign_convention"}
    assert (found, section.preset.value()) == ({4}, "own")


def test_life_that_leads_nowhere_waits(window: Window, ask: Ask) -> None:
    section = shown(window, "life")
    section.tables.moves.changed.emit(())
    settle(window)
    assert any("Aucun chemin" in each for each in section.remarks.words) or section.remarks.words
    assert ask(settings.programme_life) == one_passage()
    section.give_up.click()
    settle(window)

    assert section.tables.moves.rows == one_passage().moves


def test_setting_is_kept_and_goes_back(window: Window, ask: Ask) -> None:
    section = shown(window, "settings")
    section.form.editor("completeness_days").take(45)
    settle(window)
    assert ask(lambda base: settings.setting(base, "completeness_days")) == "45"
    section._changed.itemAt(0).widget().click()  # noqa: SLF001 - the one button there is
    settle(window)

    assert ask(lambda base: settings.setting(base, "completeness_days")) == "30"
    assert section.form.values()["completeness_days"] == 30


def test_delays_that_do_not_follow_each_other_are_not_kept(window: Window, ask: Ask) -> None:
    section = shown(window, "settings")
    before = set(section.form.flags())
    section.form.editor("payment_delays:early").take(20)
    settle(window)

    assert ask(settings.payment_delays) == (8, 14, 24)
    assert set(section.form.flags()) - before == {"payment_delays:late"}


def test_rules_of_costs_and_other_funds_are_kept(window: Window, ask: Ask) -> None:
    section = shown(window, "settings")
    section.costs.form.editor("excluded").take(("land", "works"))
    settle(window)
    section.funds.add.click()
    settle(window)

    assert ask(settings.cost_rules).excluded == frozenset({"land", "works"})
    assert ask(lambda base: settings.setting(base, "other_funds")).count("Fonds 1") == 1


def test_file_is_looked_at_before_anything_is_written(window: Window, ask: Ask, tmp_path: Path) -> None:
    ask(lambda base: sharing.export_programme(base, tmp_path / "programme.json"))
    before = ask(lambda base: base.height)
    section = shown(window, "sharing")
    section.look_at(tmp_path / "programme.json")
    settle(window)

    assert section.view.preview.added.text() == "Tout ce que contient ce fichier est déjà dans le programme."
    assert not section.view.preview.accept.isEnabled()
    assert ask(lambda base: base.height) == before


def test_file_that_is_no_programme_says_why(window: Window, tmp_path: Path) -> None:
    (tmp_path / "autre.json").write_text("{", encoding="utf-8")
    section = shown(window, "sharing")
    section.look_at(tmp_path / "autre.json")
    settle(window)

    assert section.view.preview.remarks.isVisible()
    assert section.view.preview.accept.text() == "Import impossible"


def test_setting_found_by_the_search_has_the_keyboard(window: Window) -> None:
    window.visit(Visit("programme", 0, "settings:completeness_days"))
    settle(window)

    page = window.pages["programme"]
    assert isinstance(page, ProgrammePage)
    assert page.section.form.cells["completeness_days"].widget.hasFocus()  # type: ignore[attr-defined]


def test_lines_go_up_and_down_by_keyboard(window: Window, ask: Ask) -> None:
    key = ask(lambda base: grids.add_grid(base, "Grille", SHEET))
    section = shown(window, "grids")
    section.show_record(key)
    settle(window)
    section.record.tables.criteria.go_to(1, "title")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Up, _CTRL | Qt.KeyboardModifier.ShiftModifier)
    settle(window)

    version = ask(lambda base: grids.latest_version(base, key))
    assert [each.key for each in ask(lambda base: grids.read_grid(base, version)).sheet.criteria] == ["b", "a"]


def ask_fiche(base: OpenBase) -> int:
    """The key of the first fiche-action."""
    return programmes.read_programme(base).fiches[0].id
