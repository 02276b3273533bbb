"""What the pages of holders and of calls say."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from leaderdesk.domain.calls import CallRow
from leaderdesk.domain.holders import DeMinimisCount
from leaderdesk.domain.money import Cents
from leaderdesk.words.calls import say_counts, say_minutes, say_phase
from leaderdesk.words.holders import say_de_minimis

OPENS, CLOSES = datetime.fromisoformat("2026-11-02T09:00"), datetime.fromisoformat("2026-12-03T12:00")


def call(**fields: object) -> CallRow:
    """A call with one late deposit."""
    usual = {
        "id": 1,
        "title": "A",
        "fiche": "1",
        "opens_at": OPENS,
        "closes_at": CLOSES,
        "envelope": Cents(90_000_00),
        "asked": Cents(5_000_00),
        "published_on": None,
        "grid": None,
        "is_grid_frozen": False,
        "deposits": 2,
        "late": 1,
        "incomplete": 0,
        "dossiers": 1,
        "is_binned": False,
    }
    return CallRow(**(usual | fields))  # type: ignore[arg-type]  # of the types above


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-10-30T10:00", "à venir, ouvre dans 3\u00a0jours"),
        ("2026-11-01T10:00", "à venir, ouvre demain à 09h00"),
        ("2026-11-30T10:00", "ouvert, ferme dans 3\u00a0jours"),
        ("2026-12-03T11:59", "ouvert, ferme aujourd’hui à 12h00"),
        ("2026-12-03T12:01", "fermé aujourd’hui"),
        ("2026-12-04T09:00", "fermé depuis 1\u00a0jour"),
    ],
)
def test_call_says_where_it_stands(now: str, said: str) -> None:
    assert say_phase(call(), datetime.fromisoformat(now)) == said


def test_call_without_dates_and_its_counts() -> None:
    assert say_phase(call(closes_at=None), OPENS) == "dates à fixer"
    counts = "2\u00a0dépôts, 1 en retard\u202f; 5\u202f000,00\u00a0€ demandés sur 90\u202f000,00\u00a0€."
    assert say_counts(call()) == counts
    unasked = "2\u00a0dépôts, 1 en retard\u202f; enveloppe de 90\u202f000,00\u00a0€."
    assert say_counts(call(asked=Cents(0))) == unasked


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(7, "7\u00a0min"), (125, "2\u00a0h\u00a005"), (1440, "1\u00a0jour"), (4560, "3\u00a0jours 4\u00a0h")],
)
def test_lateness_by_its_largest_units(minutes: int, said: str) -> None:
    assert say_minutes(minutes) == said


def test_de_minimis_beyond_its_ceiling_says_by_how_much() -> None:
    count = DeMinimisCount(
        *("de_minimis_general", Cents(300_000_00), "art. 3", date(2023, 11, 21), date(2026, 11, 21)),
        *(Cents(290_000_00), Cents(20_000_00)),
    )

    assert say_de_minimis(count) == (
        "De minimis général\u00a0: 290\u202f000,00\u00a0€ reçus du 21/11/2023 au 21/11/2026, et "
        "20\u202f000,00\u00a0€ sans date, comptés par prudence, sur un plafond de 300\u202f000,00\u00a0€. "
        "Le plafond est dépassé de 10\u202f000,00\u00a0€."
    )
