"""The score counts what it says: nothing wrong passes for right, nothing asked passes for wrong."""

from __future__ import annotations

from typing import Any

from tests.workbooks.scoring import score

_VALUES = {"title": "Halle", "feader": "100.00"}


def _table(values: dict[str, Any], problems: list[dict[str, str]] | None = None, **more: object) -> dict[str, Any]:
    row = {"row": 2, "verdict": "new", "values": values, "problems": problems or []}
    columns = {"title": "Projet", "feader": "FEADER"}
    return {"sheet": "Suivi", "header_row": 1, "columns": columns, "rows": [row], "left_out": []} | more


def _figures(expected: dict[str, Any], got: dict[str, Any]) -> dict[str, int]:
    found = dict(score([expected], [got]).figures)
    return {name.removeprefix("values "): count for name, count in found.items() if count and name.startswith("values")}


def test_the_same_is_right() -> None:
    assert _figures(_table(_VALUES), _table(_VALUES)) == {"expected": 2, "right": 2}


def test_another_value_without_a_word_is_wrong_silently() -> None:
    got = _table({"title": "Halle", "feader": "1000.00"})

    assert _figures(_table(_VALUES), got) == {"expected": 2, "right": 1, "wrong silently": 1}


def test_another_value_with_a_problem_is_told() -> None:
    got = _table({"title": "Halle", "feader": "1000.00"}, [{"field": "feader", "code": "amount_unclear"}])

    assert _figures(_table(_VALUES), got) == {"expected": 2, "right": 1, "wrong and told": 1}


def test_a_value_where_a_problem_is_expected_is_wrong_silently() -> None:
    expected = _table({"title": "Halle"}, [{"field": "feader", "code": "amount_unclear"}])

    assert _figures(expected, _table(_VALUES)) == {"expected": 1, "right": 1, "wrong silently": 1}


def test_no_value_is_asked_or_missing() -> None:
    asked = _table({"title": "Halle"}, [{"field": "feader", "code": "amount_unclear"}])

    assert _figures(_table(_VALUES), asked) == {"expected": 2, "right": 1, "asked": 1}
    assert _figures(_table(_VALUES), _table({"title": "Halle"})) == {"expected": 2, "right": 1, "missing silently": 1}


def test_a_table_nobody_expects_is_invented() -> None:
    found = score([], [_table(_VALUES)])

    assert found.figures["tables invented"] == 1
    assert score([], [_table(_VALUES) | {"rows": []}]).differences == []


def test_a_total_taken_for_a_dossier_is_said() -> None:
    expected = _table(_VALUES, left_out=[{"row": 3, "why": "total"}])
    got = _table(_VALUES)
    got["rows"].append(got["rows"][0] | {"row": 3})

    found = score([expected], [got]).figures

    assert (found["rows invented"], found["rows left out"], found["rows to leave out"]) == (1, 0, 1)


def test_a_column_taken_for_another_is_wrong() -> None:
    got = _table(_VALUES, columns={"title": "Porteur", "feader": "FEADER", "paid": "Solde"})

    found = score([_table(_VALUES)], [got]).figures

    assert (found["columns right"], found["columns wrong"], found["columns missing"]) == (1, 2, 0)
