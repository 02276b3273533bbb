"""What the values of many dossiers make together, reckoned by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from leaderdesk.domain.indicators.gathering import Figure, gather_indicator
from leaderdesk.domain.indicators.rows import IndicatorRow, MeasuredDossier, ValueRow
from leaderdesk.words import indicators as words

ON = date(2026, 11, 22)
JOBS = IndicatorRow(1, "R.37", "Emplois", "emplois", None, "sum", Fraction(20), date(2027, 12, 31), None)


def dossier(key: int, status: str = "programmed", fiche: str = "1", year: int | None = 2025) -> MeasuredDossier:
    day = None if year is None else date(year, 3, 1)
    return MeasuredDossier(key, f"2025-{key:03}", "Halle", "Commune", int(fiche), fiche, status, day)


def value(key: int, planned: str | None = None, achieved: str | None = None, on: date | None = None) -> ValueRow:
    return ValueRow(
        key, 1, None if planned is None else Fraction(planned), None if achieved is None else Fraction(achieved), on
    )


# 2 + 1,5 of the three that count; the fourth is not decided, the fifth was given up.
DOSSIERS = (
    dossier(1),
    dossier(2, "closed", "2", 2024),
    dossier(3, "paid", "2", None),
    dossier(4, "instructed"),
    dossier(5, "abandoned"),
)
VALUES = (value(1, "2"), value(2, "1.5", "1", date(2026, 1, 5)), value(4, "7"), value(5, "9", "9"))


def plain(said: str) -> str:
    return said.replace("\u202f", " ").replace("\u00a0", " ")


def test_only_dossiers_that_were_given_money_count_and_those_without_a_value_are_told() -> None:
    sheet = gather_indicator(JOBS, DOSSIERS, VALUES, ON)

    assert sheet.whole.planned == Figure(Fraction("3.5"), 2, 1)
    assert sheet.whole.achieved == Figure(Fraction(1), 1, 2)
    # The third was paid and says nothing.
    assert (sheet.whole.dossiers, sheet.whole.overdue) == (3, 1)
    assert (sheet.to_plan, sheet.to_achieve) == (Fraction("16.5"), Fraction(19))
    assert [plain(each) for each in words.say_sheet(sheet)] == [
        "Prévu (emplois) : 3,5, d’après 2 dossiers programmés sur 3 ; 1 sans valeur.",
        "Réalisé (emplois) : 1, d’après 1 dossier programmé sur 3 ; 2 sans valeur, dont 1 terminé.",
        "Cible (emplois) : 20 au 31/12/2027 ; il manque 16,5 au prévu, il manque 19 au réalisé.",
    ]


def test_it_is_told_apart_by_fiche_and_by_year_of_programming() -> None:
    sheet = gather_indicator(JOBS, DOSSIERS, VALUES, ON)

    assert {fiche: each.planned for fiche, each in sheet.by_fiche.items()} == {
        "1": Figure(Fraction(2), 1, 0),
        "2": Figure(Fraction("1.5"), 1, 1),
    }
    assert {year: each.dossiers for year, each in sheet.by_year.items()} == {2024: 1, 2025: 1, None: 1}
    assert list(sheet.by_year) == [2024, 2025, None]


def test_a_mean_is_of_the_values_there_are_and_a_count_leaves_out_zeros() -> None:
    mean = gather_indicator(replace(JOBS, gathering="mean"), DOSSIERS, (value(1, "2"), value(2, "0")), ON)
    count = gather_indicator(replace(JOBS, gathering="count"), DOSSIERS, (value(1, "2"), value(2, "0")), ON)

    assert (mean.whole.planned, count.whole.planned) == (Figure(Fraction(1), 2, 1), Figure(Fraction(1), 2, 1))


def test_nothing_known_is_not_zero() -> None:
    sheet = gather_indicator(JOBS, DOSSIERS, (), ON)

    assert sheet.whole.planned == Figure(None, 0, 3)
    assert plain(words.say_planned(sheet)) == "Prévu (emplois) : aucune valeur pour 3 dossiers programmés."


def test_what_was_measured_after_the_day_is_not_known_on_it() -> None:
    sheet = gather_indicator(JOBS, DOSSIERS, VALUES, date(2026, 1, 4))

    assert sheet.whole.achieved == Figure(None, 0, 3)
    assert plain(words.say_achieved(sheet)).endswith("dont 2 terminés ; 1 mesuré plus tard, pas encore compté.")
    # It is still shown where it was typed.
    assert (sheet.lines[1].achieved, sheet.lines[1].value.achieved) == (None, Fraction(1))


def test_an_indicator_of_one_fiche_leaves_the_others_out_and_animation_is_never_measured() -> None:
    animation = replace(dossier(6), strand="running")

    only_two = gather_indicator(replace(JOBS, fiche_id=2), DOSSIERS, VALUES, ON)
    everywhere = gather_indicator(JOBS, (*DOSSIERS, animation), VALUES, ON)

    assert [each.dossier.id for each in only_two.lines] == [2, 3]
    assert everywhere.whole.dossiers == 3
