"""Settings: each with its default and what it means, changed as versions, refused when they make no sense."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.controls.periods import ControlPeriod
from leaderdesk.domain.eligibility.aid_regimes import AidRegime
from leaderdesk.domain.eligibility.de_minimis import Ceiling
from leaderdesk.domain.envelopes.rules import EnvelopeRules
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.lives.presets import Delays, one_passage, two_passages
from leaderdesk.domain.programmes.aids import Aids, write_aids
from leaderdesk.domain.programmes.lives import LifeChoice
from leaderdesk.domain.programmes.settings import CATALOGUE
from leaderdesk.domain.running.rules import RunningRules
from leaderdesk.services import controls, envelopes, settings, waiting
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.dossiers import edit_dossier
from leaderdesk.services.eligibility import read_eligibility
from leaderdesk.services.history import list_entries, undo
from leaderdesk.services.holders import read_holder
from leaderdesk.services.running import ceilings
from leaderdesk.services.running.reading import read_running
from leaderdesk.words import failures
from leaderdesk.words.sheets import say_flaw
from tests.factories import damage_setting, make_dossier, make_ground
from tests.services.desk import ON, Desk


def test_every_setting_begins_with_its_default(base: OpenBase) -> None:
    rows = settings.read_settings(base)

    assert [row.spec for row in rows] == list(CATALOGUE)
    assert all(row.is_default and row.value == row.spec.default and row.versions == () for row in rows)


def test_setting_keeps_the_versions_it_had(base: OpenBase) -> None:
    settings.set_setting(base, "attachment_megabytes", "10")
    settings.set_setting(base, "attachment_megabytes", "20", holds_from=date(2026, 1, 1))

    (row,) = [row for row in settings.read_settings(base) if row.spec.code == "attachment_megabytes"]
    assert (row.value, row.is_default) == ("20", False)
    assert [(each.version, each.value) for each in row.versions] == [(1, "10"), (2, "20")]
    undo(base)
    assert settings.setting(base, "attachment_megabytes") == "10"


def test_setting_is_named_in_the_journal(base: OpenBase) -> None:
    settings.set_setting(base, "payment_delays", "6/9/12")

    assert list_entries(base)[0].subject == {"setting": "Délais de paiement du fonds"}
    assert settings.payment_delays(base) == (6, 9, 12)


@pytest.mark.parametrize(
    ("code", "value", "problem"),
    [
        ("attachment_megabytes", "beaucoup", "not_whole_number"),
        ("attachment_megabytes", "0", "not_above_zero"),
        ("payment_delays", "9/6/12", "not_rising"),
        ("life", "three_passages", "unknown_choice"),
        ("cost_rules", "{", "not_json"),
        ("cost_rules", '{"vat_recovered": 0.5}', "number_not_text"),
        ("other_funds", '{"funds": [{}]}', "missing"),
        ("number_pattern", " ", "missing"),
    ],
)
def test_value_that_its_kind_cannot_read_is_refused(base: OpenBase, code: str, value: str, problem: str) -> None:
    with pytest.raises(Refusal) as refusal:
        settings.set_setting(base, code, value)

    assert (refusal.value.code, refusal.value.data["problem"]) == ("wrong_setting", problem)
    assert settings.setting(base, code) == next(each.default for each in CATALOGUE if each.code == code)


def test_refused_setting_is_said_in_french(base: OpenBase) -> None:
    with pytest.raises(Refusal) as refusal:
        settings.set_setting(base, "attachment_megabytes", "0")

    assert failures.say(refusal.value) == (
        "«\u00a0Taille d’une pièce jointe\u00a0» ne peut pas prendre cette valeur\u00a0: la valeur doit dépasser zéro."
    )


def test_life_is_a_preset_with_its_own_lengths(base: OpenBase) -> None:
    delays = Delays(complete_months=4)
    settings.set_life(base, LifeChoice("two_passages", delays))

    assert settings.programme_life(base) == two_passages(delays)


def test_life_written_out_is_kept_whole(base: OpenBase) -> None:
    life = one_passage(Delays(pay_months=9))
    settings.set_life(base, life)

    assert settings.programme_life(base) == life


def test_life_that_leads_nowhere_is_refused(base: OpenBase) -> None:
    life = one_passage()
    stuck = replace(life, moves=tuple(move for move in life.moves if move.start != "paid"))

    with pytest.raises(Refusal) as refusal:
        settings.set_life(base, stuck)

    assert refusal.value.data["problem"] == "dead_end"


def test_ceiling_of_the_settings_counts_for_the_holders(base: OpenBase) -> None:
    ground = make_ground(base)
    ceiling = Ceiling("de_minimis_general", date(2020, 1, 1), Fraction(1_000), ("de_minimis_general",), "Texte")
    settings.set_setting(base, "aid_regimes", write_aids(Aids(ceilings=(ceiling,), years=1)))

    (count,) = read_holder(base, ground.holder, date(2026, 11, 21)).de_minimis
    assert (count.ceiling, count.source, count.since) == (1_000_00, "Texte", date(2025, 11, 21))


def test_regime_of_the_settings_is_known_to_the_checks(base: OpenBase) -> None:
    key = make_dossier(base, make_ground(base))
    edit_dossier(base, key, regime="SA.1")
    regime = AidRegime("SA.1", "notified", "Décision", holds_until=date(2030, 1, 1))
    settings.set_setting(base, "aid_regimes", write_aids(Aids((regime,))))

    (item,) = [each for each in read_eligibility(base, key, date(2026, 11, 21)).items if each.code == "aid_regime"]
    assert [look.step.code for look in item.looks] == ["grant_day_unknown"]


def test_what_stands_on_a_setting_that_cannot_be_read_takes_the_usual_one_and_that_is_told(desk: Desk) -> None:
    codes = ("envelope_rules", "running_rules", "control_period", "cost_rules", "committee_rules")
    assert settings.unread_settings(desk.base, codes) == ()
    for code in codes:
        damage_setting(desk.base, code)

    assert envelopes.envelope_rules(desk.base) == EnvelopeRules()
    assert len(envelopes.read_envelopes(desk.base).pots) == 1
    assert waiting.read_waiting(desk.base).sheet.lines == ()
    assert ceilings.read_rules(desk.base) == RunningRules()
    assert controls.read_register(desk.base, ON).period == ControlPeriod()
    assert read_running(desk.base, desk.dossier).tasks == ()
    flaws = settings.unread_settings(desk.base, codes)
    assert [each.label for each in flaws] == list(codes)
    assert "Durée de contrôle" in say_flaw(flaws[2])
