"""Every field, verdict and problem of a workbook has its French, and each sentence is written as people read it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from leaderdesk.domain.workbooks.fields import FIELDS, TYPED_ALONE
from leaderdesk.domain.workbooks.tables import LEFT_OUT
from leaderdesk.domain.workbooks.verdicts import VERDICTS, Candidate, Problem, Proposal, ReadRow
from leaderdesk.words import imports
from leaderdesk.words import workbooks as words

CODES = re.compile(
    r'(?:doubtful|unread|remarked)\(\s*(?:[\w.]+, )?"(\w+)"|Problem\([^"]*?"?[\w]*"?, "(\w+)"|self\._say\("(\w+)"'
)


def test_every_field_and_verdict_has_its_word() -> None:
    assert {each.code for each in (*FIELDS, *TYPED_ALONE)} == set(words.FIELDS)
    assert set(VERDICTS) == set(words.VERDICTS)
    assert set(LEFT_OUT) == set(words.LEFT_OUT)


def test_every_problem_of_the_readers_has_its_sentence() -> None:
    rooms = Path(words.__file__).parent.parent / "domain" / "workbooks"
    found = {
        code for file in rooms.rglob("*.py") for groups in CODES.findall(file.read_text("utf-8")) for code in groups
    }

    assert len(found) > 20
    assert found - {""} <= set(words.PROBLEMS)


@pytest.mark.parametrize(("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (28, "AB"), (703, "AAA")])
def test_columns_are_named_as_workbooks_do(column: int, letters: str) -> None:
    assert words.column_letters(column) == letters


def test_what_the_base_knows_better_is_said_beside_the_workbook() -> None:
    problem = Problem("status", "detailed_already", "", 2, weight="doubt", readings=("programmed", "contact"))
    row = Proposal(ReadRow("Suivi", 2, {}), "doubt", problems=(problem,))

    (line,) = words.row_lines(row)

    assert line.endswith("La base en sait plus\u00a0: elle n’est pas changée. Base : Programmé ; classeur : Contact.")


def test_those_to_choose_from_are_named() -> None:
    problem = Problem("title", "dossier_unsure", "La halle", 2, weight="doubt")
    candidates = (Candidate(1, "2026-001 La halle", "likeness"), Candidate(2, "2026-002 Halle", "likeness"))

    (line,) = words.row_lines(Proposal(ReadRow("Suivi", 2, {}), "doubt", dossiers=candidates, problems=(problem,)))

    assert line.endswith("Est-ce « 2026-001 La halle » ou « 2026-002 Halle » ?")


def test_a_problem_names_its_figures() -> None:
    data = (("total", "900.00"), ("eligible", "1000.50"))

    said = words.problem(Problem("total_cost", "total_below_eligible", "", 2, weight="remark", data=data))

    assert said == "Le coût total (900,00\u00a0€) est inférieur au coût éligible (1\u202f000,50\u00a0€)."


def test_a_report_says_what_was_wrong_without_the_places_of_figures_it_does_not_keep() -> None:
    said = {code: imports.problem(code, "12") for code in words.PROBLEMS}

    assert said["total_below_fund"] == (
        "Le coût total est inférieur au FEADER\u00a0: est-ce en milliers d’euros\u202f? («\u00a012\u00a0»)"
    )
    assert not [code for code, sentence in said.items() if "{" in sentence]
