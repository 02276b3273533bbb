"""What the second screen says: a few French lines, from the sheet alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.sheets.sittings.gauges import Gauge
from leaderdesk.domain.sheets.sittings.projected import (
    ProjectedEnvelope,
    ProjectedPoint,
    ProjectedResult,
    ProjectedSheet,
    ProjectedTimer,
)
from leaderdesk.words.projections import BLANK, slide_of
from tests.words.test_typography import faults_of

NOW = datetime(2026, 11, 21, 19, 4, tzinfo=UTC)
POINT = ProjectedPoint(
    place=3,
    kind="project",
    title="Réhabiliter la halle",
    fiche="1.1",
    summary="Une halle couverte.",
    total_cost=Fraction(10_000),
    eligible=Fraction(9_500),
    asked=Fraction(6_400),
    proposed=Fraction(12_801, 2),
    result=None,
    envelope=ProjectedEnvelope("1.1 FEADER", Fraction(60_000), None),
)
GAUGE = Gauge("present_share", "seats", None, 13, 24, 12, is_ceiling=False, is_met=True)
AMOUNTS = (
    "Coût total\u00a0: 10\u202f000\u00a0€",
    "Éligible\u00a0: 9\u202f500\u00a0€",
    "Aide demandée\u00a0: 6\u202f400\u00a0€",
    "Aide proposée\u00a0: 6\u202f400,50\u00a0€",
)
SHEET = ProjectedSheet(
    is_blank=False, gal="GAL des Marais", sitting="Comité de novembre", points=12, point=POINT, presence=(GAUGE,)
)


def test_project_is_said_in_eight_lines() -> None:
    assert slide_of(SHEET, NOW).texts == (
        "GAL des Marais – Comité de novembre",
        "Dossier\u00a03/12 – fiche-action\u00a01.1",
        "Réhabiliter la halle",
        "Une halle couverte.",
        " – ".join(AMOUNTS),
        "Enveloppe 1.1 FEADER\u00a0: 60\u202f000\u00a0€",
        "Quorum atteint – Présents\u00a0: 13 sur 24, il en faut 12",
    )


def test_result_is_said_with_its_amount_and_its_totals() -> None:
    result = ProjectedResult("reservations", "adopted", Totals(16, 2, 1), Fraction(6_400))
    envelope = replace(POINT.envelope or ProjectedEnvelope("", Fraction(0), None), after=Fraction(53_600))
    slide = slide_of(replace(SHEET, point=replace(POINT, result=result, envelope=envelope)), NOW)

    said = "Avis favorable avec réserves – 6\u202f400\u00a0€ – 16\u00a0pour, 2\u00a0contre, 1\u00a0abstention"
    assert slide.said.replace("1 abstention", "1\u00a0abstention") == said
    assert slide.envelope == "Enveloppe 1.1 FEADER\u00a0: 60\u202f000\u00a0€ avant, 53\u202f600\u00a0€ après"
    assert slide.mood == "good"


def test_quorum_that_is_lost_says_what_is_missing() -> None:
    slide = slide_of(replace(SHEET, presence=(replace(GAUGE, counted=10, is_met=False),)), NOW)

    assert (slide.quorum, slide.is_quorate) == ("Quorum non atteint – Présents\u00a0: 10 sur 24, il manque 2", False)


@pytest.mark.parametrize(
    ("kind", "minutes", "said"),
    [
        ("point", 15, "4:07 sur 15\u00a0min"),
        ("point", None, "4:07"),
        ("hearing", 10, "Audition, il reste 5:53"),
        ("hearing", 4, "Audition, 0:07 de trop"),
        ("break", 10, "Pause, reprise dans 5:53"),
        ("break", 4, "La pause est finie"),
        ("break", None, "Pause depuis 4:07"),
    ],
)
def test_timer_says_what_runs(kind: str, minutes: int | None, said: str) -> None:
    timer = ProjectedTimer(kind, NOW - timedelta(minutes=4, seconds=7), minutes)  # type: ignore[arg-type]

    assert slide_of(replace(SHEET, timer=timer), NOW).timer == said


def test_rehearsal_says_its_word_once() -> None:
    slide = slide_of(replace(SHEET, gal="RÉPÉTITION – GAL", sitting="RÉPÉTITION – Comité"), NOW)

    assert (slide.is_rehearsal, slide.head) == (True, "RÉPÉTITION – GAL – Comité")


def test_blank_says_nothing() -> None:
    assert slide_of(ProjectedSheet(is_blank=True), NOW) == BLANK
    assert BLANK.texts == ()


def test_every_sentence_has_its_spaces() -> None:
    assert [fault for text in slide_of(SHEET, NOW).texts for fault in faults_of(text)] == []
