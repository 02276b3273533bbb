"""The list of dossiers: right sums, and as many statements for three rows as for one."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import event

from leaderdesk.domain.dossiers import DossierRow
from leaderdesk.services import dossiers
from leaderdesk.services.bases import OpenBase
from tests.factories import make_dossier, make_ground


@pytest.fixture
def statements(base: OpenBase) -> list[str]:
    """Every statement that the base's engine is given from now on."""
    given: list[str] = []
    event.listen(base.engine, "before_cursor_execute", lambda *arguments: given.append(arguments[2]))
    return given


def test_the_list_asks_no_more_for_three_dossiers_than_for_one(base: OpenBase, statements: list[str]) -> None:
    ground = make_ground(base)
    counts = []
    for numbers in (["2026-001"], ["2026-002", "2026-003"]):
        for number in numbers:
            make_dossier(base, ground, number)
        statements.clear()
        listed = dossiers.list_dossiers(base)
        counts.append((len(listed), len(statements)))

    assert [rows for rows, _ in counts] == [1, 3]
    assert counts[0][1] == counts[1][1] <= 16


def test_a_row_carries_the_sums_of_its_lines(base: OpenBase) -> None:
    dossier = make_dossier(base, make_ground(base))
    costs = [dossiers.CostDraft("Étude", "study", 1_000_01, 900_00), dossiers.CostDraft("Travaux", "works", 2_00, 1_00)]
    dossiers.replace_costs(base, dossier, costs)
    dossiers.bin_dossier(base, dossier)

    (row,) = dossiers.list_dossiers(base)

    assert row == DossierRow(
        id=dossier,
        number="2026-001",
        title="Réhabiliter la halle",
        holder="Commune d’Essai",
        commune=None,
        fiche="1.1",
        status="complete",
        received_on=date(2026, 2, 1),
        programmed_on=None,
        total_cost=1_002_01,  # type: ignore[arg-type]
        eligible_cost=901_00,  # type: ignore[arg-type]
        european=6_400_00,  # type: ignore[arg-type]
        national_public=1_600_00,  # type: ignore[arg-type]
        is_binned=True,
        holder_id=row.holder_id,
        own=2_000_00,  # type: ignore[arg-type]
        status_since=date(2026, 2, 1),
        missing_pieces=6,
        fiche_id=row.fiche_id,
    )


def test_a_dossier_without_any_line_is_listed_too(base: OpenBase) -> None:
    ground = make_ground(base)
    draft = dossiers.DossierDraft("2026-001", "Idée", ground.fiche, ground.rules, ground.holder, steps=())
    dossiers.create_dossier(base, draft)

    (row,) = dossiers.list_dossiers(base)

    assert (row.status, row.total_cost, row.european, row.is_binned) == ("contact", 0, 0, False)


def test_a_dossier_of_several_states_is_listed_once_in_the_present_one(base: OpenBase) -> None:
    dossier = make_dossier(base, make_ground(base))
    dossiers.change_status(base, dossier, "instructed", date(2026, 2, 10))
    dossiers.change_status(base, dossier, "programmed", date(2026, 3, 1))

    assert [row.status for row in dossiers.list_dossiers(base)] == ["programmed"]
