"""The sentences that must hold between the rows of a base: each is found where it is not true, and only there."""

from __future__ import annotations

from datetime import date

import pytest

from leaderdesk.services import dossiers, holders
from leaderdesk.services.bases import OpenBase, act
from leaderdesk.services.checks import check_base
from leaderdesk.store.unit import Unit
from leaderdesk.words import findings
from tests.factories import make_dossier, make_ground


@pytest.mark.parametrize(
    ("code", "statement"),
    [
        ("funding_over_cost", "UPDATE funding_lines SET amount = amount + 1 WHERE nature = 'own'"),
        ("cost_missing", "DELETE FROM cost_lines"),
        ("eligible_over_cost", "UPDATE cost_lines SET eligible_amount = amount + 1"),
        ("not_one_status", "UPDATE status_steps SET until = '2026-02-02'"),
        ("not_one_status", "DELETE FROM status_steps"),
        (
            "status_backwards",
            "INSERT INTO status_steps SELECT 1, id, 'contact', '2026-02-01', '2026-01-01' FROM dossiers",
        ),
        ("several_retained_quotes", "INSERT INTO quotes SELECT 1, id, 9, 'Autre', 1, 0, NULL, 1, NULL FROM cost_lines"),
        ("dates_backwards", "UPDATE dossiers SET programmed_on = '2026-01-31'"),
        ("dates_backwards", "UPDATE dossiers SET convention_on = '2026-03-01', convention_ends_on = '2026-02-01'"),
    ],
)
def test_an_invariant_that_is_broken_is_named(base: OpenBase, code: str, statement: str) -> None:
    make_dossier(base, make_ground(base))
    assert check_base(base).is_clean

    with Unit(base, act(base, "edit_dossier")) as unit:
        base.connection.execute(statement)
        unit.commit()

    report = check_base(base)
    assert [(each.code, each.level, dict(each.data)) for each in report.findings] == [
        (code, "doubt", {"dossier": "2026-001"})
    ]
    assert report.is_sound
    assert findings.say(report.findings[0]).startswith("Dossier 2026-001\u00a0: ")


def test_the_rules_of_another_fiche_are_named(base: OpenBase) -> None:
    ground = make_ground(base)
    make_dossier(base, ground)
    with Unit(base, act(base, "edit_dossier")) as unit:
        base.connection.execute(
            "INSERT INTO fiches SELECT 1, programme_id, '9', 'Autre', NULL, 'projects', 2, NULL, NULL FROM fiches"
        )
        base.connection.execute("UPDATE dossiers SET fiche_id = 1")
        unit.commit()

    assert [each.code for each in check_base(base).findings] == ["rules_of_another_fiche"]


def test_a_dossier_in_the_bin_is_left_in_peace(base: OpenBase) -> None:
    dossier = make_dossier(base, make_ground(base))
    dossiers.replace_costs(base, dossier, [])
    assert [each.code for each in check_base(base).findings] == ["cost_missing"]

    dossiers.bin_dossier(base, dossier)

    assert check_base(base).is_clean


def test_refused_money_is_no_money(base: OpenBase) -> None:
    make_dossier(base, make_ground(base))
    with Unit(base, act(base, "edit_dossier")) as unit:
        base.connection.execute(
            "UPDATE funding_lines SET amount = amount + 1, refused_on = '2026-02-02' WHERE nature = 'public'"
        )
        unit.commit()

    assert check_base(base).is_clean


def test_a_wrong_siret_is_kept_and_flagged(base: OpenBase) -> None:
    holders.add_holder(base, holders.HolderDraft("Épicerie", "company", "private", siret="732 829 320 00075"))

    findings_ = check_base(base).findings

    assert [(each.code, dict(each.data)) for each in findings_] == [("siret_invalid", {"holder": "Épicerie"})]


def test_a_status_never_begins_before_the_last(base: OpenBase) -> None:
    dossier = make_dossier(base, make_ground(base))

    dossiers.change_status(base, dossier, "instructed", date(2026, 2, 1))
    dossiers.change_status(base, dossier, "programmed", date(2026, 3, 1))

    steps = base.connection.execute("SELECT status, since, until FROM status_steps ORDER BY since, until").fetchall()
    assert sorted(steps, key=lambda step: step[2] or "9") == [
        ("complete", "2026-02-01", "2026-02-01"),
        ("instructed", "2026-02-01", "2026-03-01"),
        ("programmed", "2026-03-01", None),
    ]
