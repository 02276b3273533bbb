"""The settings as tables: regimes of aid, mileage scales, the pattern of numbers; kept as typed, flagged in words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from PySide6.QtTest import QTest

from leaderdesk.domain.claims.rules import read_claim_rules
from leaderdesk.domain.programmes.aids import Aids, read_aids
from leaderdesk.services import dossiers, settings
from leaderdesk.services.asides import drafts
from leaderdesk.services.bases import OpenBase
from leaderdesk.ui.kit.tables.editing import CellEdit
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.ui.test_programme import Ask, ask, first_page, shown

__all__ = ["ask", "first_page"]


def aids_of(base: OpenBase) -> Aids:
    """The regimes and ceilings that the base keeps."""
    return read_aids(settings.setting(base, "aid_regimes"))


def cell_typed(window: Window, rows: Any, rank: int, column: str, value: object) -> None:  # noqa: ANN401 - a table
    """One cell given a value, as its editor would."""
    rows.listing.table.edits_wished.emit([CellEdit(rank, column, None, value)])
    settle(window)


def test_ceiling_is_changed_and_the_older_ones_stay(window: Window, ask: Ask) -> None:
    section = shown(window, "aids")
    before = ask(aids_of).ceilings
    section.ceilings.add.click()
    settle(window)
    rank = len(before)
    cell_typed(window, section.ceilings, rank, "regime", "de_minimis_general")
    cell_typed(window, section.ceilings, rank, "holds_from", date(2031, 1, 1))
    cell_typed(window, section.ceilings, rank, "amount", 350_000_00)

    ceilings = ask(aids_of).ceilings
    assert ceilings[:rank] == before
    assert (ceilings[rank].regime, ceilings[rank].holds_from, ceilings[rank].amount) == (
        *("de_minimis_general", date(2031, 1, 1)),
        Fraction(350_000),
    )


def test_intensity_belongs_to_the_regime_that_the_keyboard_is_on(window: Window, ask: Ask) -> None:
    section = shown(window, "aids")
    section.regimes.add.click()
    settle(window)
    rank = len(ask(aids_of).regimes) - 1
    cell_typed(window, section.regimes, rank, "code", "SA.100")
    section.caps.add.click()
    settle(window)
    cell_typed(window, section.caps, 0, "rate", 400_000)

    regime = ask(aids_of).regimes[rank]
    assert (regime.code, [(cap.size, cap.rate) for cap in regime.caps]) == ("SA.100", [(None, Fraction(2, 5))])
    assert section.caps.listing.table.accessibleName() == "Intensités\u00a0: SA.100"


def test_what_a_regime_lacks_is_said_and_kept(window: Window, ask: Ask) -> None:
    section = shown(window, "aids")
    section.regimes.add.click()
    settle(window)

    rank = len(ask(aids_of).regimes) - 1
    assert ask(aids_of).regimes[rank].source == ""
    assert f"Régime {rank + 1}, source\u00a0: la source de la règle n’est pas dite." in section.remarks.words


def test_mileage_scale_is_kept_with_its_text_and_a_wrong_one_waits(window: Window, ask: Ask) -> None:
    part = shown(window, "settings").costs.scales
    part.scales.add.click()
    settle(window)
    cell_typed(window, part.scales, 0, "source", "Arrêté du 27 mars 2023")
    cell_typed(window, part.bands, 0, "per_kilometre", Fraction(529, 1000))
    cell_typed(window, part.bands, 0, "up_to", Fraction(5_000))

    scale = ask(settings.cost_rules).tables.scales["Barème 1"]
    assert (scale.source, scale.bands[0].per_kilometre, scale.bands[0].up_to) == (
        *("Arrêté du 27 mars 2023", Fraction(529, 1000)),
        Fraction(5_000),
    )
    model = part.scales.listing.model
    assert "sans limite" in model.problem_at(model.index(0, 0))
    assert any(said.startswith("Barème 1\u00a0: la dernière tranche") for said in part.remarks.words)
    part.bands.add.click()
    settle(window)
    assert (model.problem_at(model.index(0, 0)), part.remarks.words) == ("", ())


def test_two_scales_of_one_name_both_stay(window: Window, ask: Ask) -> None:
    part = shown(window, "settings").costs.scales
    for _ in range(2):
        part.scales.add.click()
        settle(window)
    cell_typed(window, part.scales, 1, "name", "Barème 1")

    assert list(ask(settings.cost_rules).tables.scales) == ["Barème 1", "Barème 1 (2)"]


def test_number_is_typed_in_words_and_its_example_follows(window: Window, ask: Ask) -> None:
    part = shown(window, "settings").numbering
    assert part.field.text() == "[année]-[rang 3]"
    part.field.setFocus()
    part.field.selectAll()
    QTest.keyClicks(part.field, "LEADER-[rang 4]")

    assert part.example.text() == "Le quatorzième dossier de l’année s’appellerait «\u00a0LEADER-0014\u00a0»."
    part.field.commit()
    settle(window)
    assert ask(lambda base: settings.setting(base, "number_pattern")) == "LEADER-{rank:04}"
    assert ask(lambda base: dossiers.next_number(base, date(2026, 1, 1))) == "LEADER-0001"


def test_part_of_the_number_is_put_where_the_cursor_is(window: Window) -> None:
    part = shown(window, "settings").numbering
    part.field.setFocus()
    part.field.put_in_hand("-[rang]")
    part.field.setCursorPosition(0)
    part.pieces[1].click()

    assert part.field.text() == "[an]-[rang]"


def test_wrong_number_is_kept_as_typed_and_flagged_under_its_field(window: Window, ask: Ask) -> None:
    part = shown(window, "settings").numbering
    part.field.put_in_hand("[année]")
    part.field.commit()
    settle(window)

    assert part.form.problems()["number_pattern"].startswith("Il manque le rang")
    assert ask(lambda base: settings.setting(base, "number_pattern")) == "{year}-{rank:03}"
    assert ask(drafts)["numbering:1:number_pattern"] == "[année]"


def test_rules_of_claims_are_kept_and_a_share_above_the_whole_waits(window: Window, ask: Ask) -> None:
    part = shown(window, "settings").claims
    part.form.editor("tolerance").take(100_000)
    settle(window)
    part.form.editor("max_before_balance").take(1_200_000)
    settle(window)

    rules = read_claim_rules(ask(lambda base: settings.setting(base, "claim_rules")))
    assert (rules.tolerance, rules.max_before_balance) == (Fraction(1, 10), None)
    assert part.form.flags() == {"max_before_balance": "Une part va de 0 à 100\u00a0%."}
