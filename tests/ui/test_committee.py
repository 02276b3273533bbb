"""The page of the committee: the sheet of seats, a pasted list, people, rules with their example."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from leaderdesk.domain.committee.files import MemberFile
from leaderdesk.domain.committee.rows import SeatRow
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.committees import SeatDraft, add_member, add_seats, read_committee
from leaderdesk.services.members import list_members, read_member
from leaderdesk.services.settings import setting
from leaderdesk.ui.committee.members.page import MembersPage
from leaderdesk.ui.committee.page import CommitteePage
from leaderdesk.ui.committee.rules.page import RulesPage
from leaderdesk.ui.committee.seats.page import SeatsPage
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.ui.bases import make_base
from tests.ui.desks import ask, field_of, page_of, press, say, type_in

ON = date(2026, 11, 21)
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LIST = (
    "Structure\tCollège\tTitulaire\nMairie de Cucq\tpublic\tAda\nLes Amis\tsociété civile\tChloé\nLa Ferme\tmixte\tDina"
)


def seated(base: OpenBase) -> None:
    """Two seats, three people."""
    drafts = [SeatDraft("Mairie", "public", "élus", "Ada", "Bilal"), SeatDraft("Les Amis", "private", None, "Chloé")]
    add_seats(base, drafts, date(2026, 1, 1))


def seats(base: OpenBase) -> tuple[SeatRow, ...]:
    return read_committee(base).seats


def ada(base: OpenBase) -> MemberFile:
    return read_member(base, next(row.id for row in list_members(base) if row.name == "Ada"))


def key_of(window: Window, name: str) -> int:
    return next(row.id for row in ask(window, list_members) if row.name == name)


@pytest.fixture
def first_page() -> str:
    return "committee"


@pytest.fixture
def base_path(tmp_path: Path, around: Around) -> Path:
    return make_base(tmp_path / "marais.leaderdesk", around, more=seated)


@pytest.fixture
def page(window: Window) -> CommitteePage:
    return page_of(window, "committee", CommitteePage)


@pytest.fixture
def sheet(page: CommitteePage) -> SeatsPage:
    assert isinstance(page.part, SeatsPage)
    return page.part


@pytest.fixture
def people(window: Window, page: CommitteePage) -> MembersPage:
    page.buttons["members"].click()
    settle(window)
    assert isinstance(page.part, MembersPage)
    return page.part


@pytest.fixture
def rules(window: Window, page: CommitteePage) -> RulesPage:
    page.buttons["rules"].click()
    settle(window)
    assert isinstance(page.part, RulesPage)
    return page.part


def test_figures_say_what_the_rules_find(sheet: SeatsPage) -> None:
    assert sheet.view.figures.numbers.text() == (
        "2\u00a0sièges · collège public 1 (50\u00a0%) · collège privé 1 (50\u00a0%) · aucun vacant"
    )
    assert sheet.view.figures.rules.words[1] == (
        "Possible\u00a0: le collège privé fait au moins 50\u00a0% des présents. "
        "Si tout le monde vient\u00a0: 1 sur 2, il en faut 1."
    )


def test_list_is_seen_before_it_is_added_and_taken_back_at_once(window: Window, sheet: SeatsPage) -> None:
    QGuiApplication.clipboard().setText(LIST)
    press(window, Qt.Key.Key_V, _CTRL | _SHIFT)
    assert sheet.view.pasting.summary.text() == (
        "1\u00a0siège public, 1\u00a0siège privé, 1\u00a0structure à créer, 1\u00a0ligne laissée de côté."
    )
    assert len(ask(window, seats)) == 2
    press(window, Qt.Key.Key_Return)
    assert [each.key for each in ask(window, seats)][2:] == ["03 Mairie de Cucq", "04 Les Amis"]

    press(window, Qt.Key.Key_Z, _CTRL)

    assert len(ask(window, seats)) == 2


def test_name_typed_over_another_says_that_it_replaces(window: Window, sheet: SeatsPage) -> None:
    table = sheet.view.listing.table
    table.go_to(0, sheet.view.listing.model.place_of("titulaire"))
    said: list[str] = []
    sheet.said.connect(lambda message: said.append(message.words))
    say(window, "Dina")

    first = ask(window, seats)[0]
    assert (first.holder("titulaire", ON), first.holder("titulaire", date(2026, 6, 1))) == ("Dina", "Ada")
    assert said == ["Dina remplace Ada à partir d’aujourd’hui. Autre date\u00a0: Ctrl+Entrée."]


def test_new_seat_is_begun_in_the_college_in_hand(window: Window, sheet: SeatsPage) -> None:
    sheet.view.listing.table.go_to(1, 0)
    sheet.view.add.click()
    settle(window)
    say(window, "Foyer rural")

    assert [(each.key, each.college) for each in ask(window, seats)][2:] == [("03 Foyer rural", "private")]


def test_seats_left_vacant_by_an_election_say_since_when(window: Window, sheet: SeatsPage) -> None:
    sheet.view.listing.table.go_to(0, 0)
    sheet.view.vacate.click()
    type_in(window, sheet.view.vacating.last_day, "22/03/2026")
    sheet.view.vacating.accept.click()
    settle(window)

    model = sheet.view.listing.model
    assert model.index(0, model.place_of("titulaire")).data() == "vacant depuis le 23/03/2026"
    assert sheet.view.figures.numbers.text().endswith("1\u00a0vacant (1 public)")


def test_what_is_typed_for_a_seat_stays_when_another_was_given_meanwhile(window: Window, sheet: SeatsPage) -> None:
    first, second = (each.id for each in ask(window, seats))
    sheet.show_record(first)
    type_in(window, field_of(sheet.pane.form, "member"), "Dina")
    sheet.pane.give.click()
    sheet.show_record(second)
    field_of(sheet.pane.form, "member").put_in_hand("Émile")
    settle(window)

    assert ask(window, seats)[0].holder("titulaire", date(2026, 12, 1)) == "Dina"
    assert field_of(sheet.pane.form, "member").raw() == "Émile"


def test_the_seats_left_vacant_are_those_that_were_asked_about(window: Window, sheet: SeatsPage) -> None:
    table = sheet.view.listing.table
    table.go_to(0, 0)
    sheet.view.vacate.click()
    table.go_to(1, 0)
    type_in(window, sheet.view.vacating.last_day, "22/03/2026")
    sheet.view.vacating.accept.click()
    settle(window)

    held = [each.holder("titulaire", date(2026, 6, 1)) is not None for each in ask(window, seats)]
    assert held == [False, True]


def test_seat_is_given_from_a_day_and_keeps_its_history(window: Window, sheet: SeatsPage) -> None:
    press(window, Qt.Key.Key_Return, _CTRL)
    type_in(window, field_of(sheet.pane.form, "member"), "Dina")
    type_in(window, field_of(sheet.pane.form, "since"), "01/04/2026")
    sheet.pane.give.click()
    settle(window)

    assert ask(window, seats)[0].holder("titulaire", date(2026, 3, 31)) == "Ada"
    assert ask(window, seats)[0].holder("titulaire", date(2026, 4, 1)) == "Dina"
    assert sheet.pane.history.model.index(0, 0).data() == "Dina"


def test_presidency_is_given_from_the_record(window: Window, people: MembersPage) -> None:
    press(window, Qt.Key.Key_Return)
    settle(window)
    form = people.record.view.places.form
    people.record.focus_part("places")
    type_in(window, field_of(form, "role"), "Présidence")
    people.record.view.places.give.click()
    settle(window)

    assert [each.role for each in ask(window, ada).line.current] == ["president", "titulaire"]
    assert people.record.view.told.text() == "Présidence\u202f; Titulaire, 01 Mairie"


def test_what_is_half_said_of_a_place_comes_back(window: Window, people: MembersPage) -> None:
    press(window, Qt.Key.Key_Return)
    people.record.focus_part("places")
    form = people.record.view.places.form
    type_in(window, field_of(form, "role"), "Suppléant de collège")
    people.show_record(key_of(window, "Bilal"))
    settle(window)
    assert form.values()["role"] is None

    people.show_record(key_of(window, "Ada"))
    settle(window)

    assert form.values()["role"] == "pooled"


def test_place_that_lacks_its_seat_is_not_given(window: Window, people: MembersPage) -> None:
    press(window, Qt.Key.Key_Return)
    form = people.record.view.places.form
    people.record.focus_part("places")
    type_in(window, field_of(form, "role"), "Suppléant")
    people.record.view.places.give.click()
    settle(window)

    assert form.flags() == {"seat": "Dites sur quel siège."}
    assert len(ask(window, ada).line.places) == 1


def test_interest_is_noted_then_lifted_with_its_reason(window: Window, people: MembersPage) -> None:
    press(window, Qt.Key.Key_Return)
    people.record.focus_part("interests")
    part = people.record.view.interests
    type_in(window, field_of(part.form, "dossier"), "2026-001")
    type_in(window, field_of(part.form, "reason"), "Sa fille y travaille")
    part.declare.click()
    settle(window)
    assert [each.state for each in ask(window, ada).interests] == ["declared"]

    part.listing.table.go_to(0, 0)
    type_in(window, part.why, "Elle est partie")
    part.lift.click()
    settle(window)

    assert [(each.state, each.reason) for each in ask(window, ada).interests] == [("dismissed", "Elle est partie")]


def test_declarations_to_ask_for_are_a_view(window: Window, people: MembersPage) -> None:
    people.view.listing.views.buttons["asked"].click()
    settle(window)
    assert people.view.listing.model.shown_count == 3

    people.view.listing.table.selectAll()
    people.sign.click()
    settle(window)

    assert ask(window, ada).line.signed_on == ON
    assert people.view.listing.model.shown_count == 0


def test_somebody_without_a_place_goes_to_the_bin(window: Window, people: MembersPage) -> None:
    ask(window, lambda base: add_member(base, "Zoé"))
    people.refresh()
    settle(window)
    people.view.listing.table.go_to(3, 0)
    press(window, Qt.Key.Key_Delete)

    assert [row.name for row in ask(window, list_members) if row.is_binned] == ["Zoé"]


def test_model_is_chosen_and_an_own_rule_leaves_it(window: Window, rules: RulesPage) -> None:
    type_in(window, rules.view.preset, "Plafonds")
    assert ask(window, lambda base: setting(base, "committee_rules")) == "ceilings"

    type_in(window, field_of(rules.view.form, "convocation_days"), "21")

    assert rules.view.preset.text() == "Règles propres au GAL"
    assert rules.rules.convocation_days == 21


def test_example_answers_as_one_types(window: Window, rules: RulesPage) -> None:
    assert (rules.view.example.verdict.word.text(), rules.view.example.verdict.figures.text()) == (
        "Quorum atteint",
        "24\u00a0sièges, 12\u00a0comptés présents, 12\u00a0votants.",
    )
    type_in(window, field_of(rules.view.example.form, "public_present"), "5")

    assert rules.view.example.verdict.word.text() == "Quorum de présence manqué"
    assert rules.view.example.rules.words[0] == (
        "Les sièges présents font au moins 50\u00a0% des sièges\u00a0: 11 sur 24, il en faut 12."
    )


def test_rules_that_cannot_be_wait_with_what_is_wrong(window: Window, rules: RulesPage) -> None:
    rules.view.quorum.go_to(0, "kind")
    say(window, "Plafond d’un collège")
    rules.view.quorum.go_to(0, "op")
    say(window, "au moins")

    assert rules.view.problems.words[1] == (
        "Règle 1\u00a0: ce choix n’existe pas pour cette règle\u00a0: au plus, moins de."
    )
    assert "au moins" not in ask(window, lambda base: setting(base, "committee_rules"))
    rules.view.give_up.click()
    settle(window)
    assert rules.view.problems.words == []


def test_rule_is_added_on_the_last_line(window: Window, rules: RulesPage) -> None:
    rules.view.quorum.go_to(None, "kind")
    say(window, "Plafond d’un groupe")

    added = rules.rules.quorum[-1]
    assert (added.kind, added.op, added.of, added.college) == ("group_cap", "<=", "seats", None)
