"""Indicators as a report: its totals are those of the section, and every value stands under its project."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from leaderdesk.domain.reports.choices import Choice
from leaderdesk.domain.reports.frame import Part, Report
from leaderdesk.domain.reports.pictures import Bars
from leaderdesk.services import dossiers
from leaderdesk.services.indicators import add_indicator, edit_indicators, put_values
from leaderdesk.services.reporting.making import read_report
from tests.factories import make_dossier
from tests.services.desk import Desk

ON = date(2026, 3, 2)


def part(report: Report, name: str) -> Part:
    return next(each for each in report.parts if each.name == name)


def read(desk: Desk) -> Report:
    return read_report(desk.base, "indicators", Choice(date(2026, 1, 1), ON, ON))


def test_every_total_is_the_sum_of_the_values_below_it(desk: Desk) -> None:
    keys = [make_dossier(desk.base, desk.ground, f"2025-{rank:03}") for rank in (1, 2, 3)]
    for key in keys:
        dossiers.change_status(desk.base, key, "programmed", ON)
        dossiers.edit_dossier(desk.base, key, programmed_on=date(2025, 12, 1))
    jobs = add_indicator(desk.base, code="R.37", label="Emplois")
    edit_indicators(desk.base, {jobs: {"target": Fraction(10), "target_on": date(2027, 12, 31), "unit": "emplois"}})
    put_values(
        desk.base,
        {
            (jobs, keys[0]): {"planned": Fraction(2), "achieved": Fraction("0.5")},
            (jobs, keys[1]): {"planned": Fraction(1)},
        },
    )

    report = read(desk)
    whole, by_fiche, by_year = (part(report, name).table for name in ("Indicateurs", "Par fiche-action", "Par année"))
    assert whole is not None
    assert by_fiche is not None
    assert by_year is not None
    # 2 + 1 planned and 0,5 achieved of a target of 10, of three dossiers.
    assert whole.rows[0].cells == (
        *("R.37 Emplois", "emplois", Fraction(10), Fraction(3), Fraction("0.5"), Fraction("9.5")),
        *(date(2027, 12, 31), 3, 1, 2),
    )
    figures = (3, Fraction(3), 1, Fraction("0.5"), 2)
    assert [row.cells for row in by_fiche.rows] == [("R.37 Emplois", "1.1", *figures)]
    assert [row.cells for row in by_year.rows] == [("R.37 Emplois", "2025", *figures)]
    values = part(report, "Valeurs par dossier").table
    assert values is not None
    assert [row.cells[3:5] for row in values.rows] == [(Fraction(2), Fraction("0.5")), (Fraction(1), None)]
    assert values.rows[0].opens is not None
    assert values.rows[0].opens.part == f"indicators:{jobs}"
    picture = part(report, "Indicateurs").picture
    assert isinstance(picture, Bars)
    # In thousandths of the target: 0,5 of 10, then 2,5 still to come.
    assert [each.amount for each in picture.bars[0].parts] == [50, 0, 250]


def test_a_bar_promises_only_what_may_still_come(desk: Desk) -> None:
    keys = [make_dossier(desk.base, desk.ground, f"2025-{rank:03}") for rank in (1, 2, 3)]
    for key in keys:
        dossiers.change_status(desk.base, key, "programmed", ON)
    dossiers.change_status(desk.base, keys[0], "closed", ON)
    jobs, firms, rate, places = (add_indicator(desk.base, code=code, label="x") for code in ("A", "B", "C", "D"))
    gathered = {jobs: "sum", firms: "count", rate: "mean", places: "sum"}
    edit_indicators(desk.base, {key: {"target": Fraction(10), "gathering": how} for key, how in gathered.items()})
    said = [("6", "2"), ("3", "1"), ("4", None)]
    for key in (jobs, firms, rate):
        values = zip(keys, said, strict=True)
        put_values(
            desk.base,
            {
                (key, dossier): {"planned": Fraction(planned), "achieved": Fraction(achieved) if achieved else None}
                for dossier, (planned, achieved) in values
            },
        )

    picture = part(read(desk), "Indicateurs").picture

    assert isinstance(picture, Bars)
    told = [{each.name: each.told for each in bar.parts if each.amount} for bar in picture.bars]
    # The first is over: the 4 that it did not bring will not come. 3 - 1 and 4 may.
    assert told[0] == {"réalisé": "3", "prévu, pas encore réalisé": "6"}
    assert told[1] == {"réalisé": "2 (projets)", "prévu, pas encore réalisé": "1 (projets)"}
    assert told[2] == {"réalisé": "1,5"}
    assert picture.said.replace("\u00a0", " ").startswith(
        "A : 30 % de la cible, 6 encore à venir de ce qui est prévu. B"
    )
    # Nothing is known of the last one: that is no zero.
    assert (picture.bars[3].parts, picture.bars[3].told) == ((), "aucun résultat")


def test_a_programme_without_indicators_says_where_to_add_them(desk: Desk) -> None:
    (only,) = read(desk).parts
    assert "Programme et réglages" in only.sentences[0]
