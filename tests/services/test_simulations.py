"""Simulations on a file: one input or a list, streamed, with one refusal that names the case and the field."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Iterator
from typing import Any, TextIO, cast

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.services.simulations import NAMES, simulate

PLAN: dict[str, Any] = {"eligible": "100", "holder": "public", "rules": {"feader_share": "0.8"}}


class Slowly(io.TextIOBase):
    """A file that gives a few characters at a time."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces = pieces

    def read(self, size: int | None = -1, /) -> str:
        """The next piece."""
        del size
        return next(self._pieces, "")


def run(text: str, rule: str = "financing", *, explain: bool = False) -> Any:  # noqa: ANN401 - JSON
    return json.loads("".join(simulate(rule, io.StringIO(text), explain=explain)))


def refused(text: str, rule: str = "financing") -> dict[str, Any]:
    with pytest.raises(Refusal) as caught:
        "".join(simulate(rule, io.StringIO(text)))
    assert caught.value.code == "wrong_input"
    return {key: value for key, value in caught.value.data.items() if key in {"case", "place", "problem"}}


def test_one_object_gives_one_object_and_a_list_a_list() -> None:
    one = run(json.dumps(PLAN))

    assert one["feader"] == "80.00"
    assert run(json.dumps([PLAN, PLAN])) == [one, one]
    assert run("[]") == run(" [\n] ") == []


def test_a_whole_worked_case_runs_as_its_input() -> None:
    whole = {"id": "x", "why": "because", "input": PLAN, "expected": {}}

    assert run(json.dumps([whole])) == [run(json.dumps(PLAN))]


def test_accents_are_written_as_they_are() -> None:
    funds = [{"funder": "Département", "amount": "900"}]

    text = "".join(simulate("financing", io.StringIO(json.dumps({**PLAN, "public_funds": funds}))))

    assert '"Département"' in text


def test_an_explanation_is_sentences_beside_the_result() -> None:
    explained = run(json.dumps(PLAN), explain=True)

    assert explained.pop("explain")[-1].endswith(".")
    assert explained == run(json.dumps(PLAN))


def test_a_fault_of_a_sheet_lets_the_list_go_on() -> None:
    grid = {"criteria": [{"key": "need", "max": "5"}]}
    sheets = [{"grid": grid, "ballots": [{"member": "m", "notes": {key: "6"}}]} for key in ("need", "other")]

    assert run(json.dumps(sheets), "score") == [{"error": "note_outside_scale"}, {"error": "unknown_criterion"}]
    assert "explain" in run(json.dumps(sheets[0]), "score", explain=True)


@pytest.mark.parametrize("size", [1, 2, 7, 64])
def test_a_file_cut_anywhere_is_read_the_same(size: int) -> None:
    text = "\ufeff" + json.dumps([PLAN, {**PLAN, "eligible": "12.5"}], ensure_ascii=True, indent=3)
    pieces = (text[start : start + size] for start in range(0, len(text), size))

    out = "".join(simulate("financing", cast("TextIO", Slowly(pieces))))

    assert [each["feader"] for each in json.loads(out)] == ["80.00", "10.00"]


def test_a_wrong_input_is_named_by_its_id_or_its_rank_after_the_results_before_it() -> None:
    wrong = {**PLAN, "eligible": "-1"}
    case = {"case": "2", "place": "eligible", "problem": "negative"}

    assert refused(json.dumps([PLAN, wrong])) == case
    assert refused(json.dumps([{"id": "halle", "input": wrong}])) == {**case, "case": "halle"}
    assert refused(json.dumps(wrong)) == {**case, "case": "1"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("12", "not_a_case"),
        ('"x"', "not_a_case"),
        ("[1]", "not_a_case"),
        ("[[]]", "not_a_case"),
        ("{", "not_json"),
        ('{"eligible": "1', "not_json"),
        ("{'eligible': 1}", "not_json"),
        ("[{}, ]", "missing"),
        ("{} {}", "missing"),
        ('{"a": ' * 100_000, "too_deep"),
        ('{"eligible": "1", "eligible": "2"}', "repeated_key"),
    ],
)
def test_a_file_that_is_not_a_case_says_so(text: str, problem: str) -> None:
    assert refused(text)["problem"] == problem


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("NaN", "not_decimal"),
        ("-Infinity", "not_decimal"),
        ('"NaN"', "not_decimal"),
        ("9" * 6_000, "number_not_text"),
        (f"-{'9' * 6_000}", "number_not_text"),
        (f'"{"9" * 6_000}"', "too_many_digits"),
        (f'"0.{"3" * 31}"', "too_many_digits"),
        (f'"{"9" * 31}x"', "not_decimal"),
    ],
)
def test_a_number_that_is_none_is_refused_at_its_place(value: str, problem: str) -> None:
    text = json.dumps({"eligible": 0, **PLAN}).replace('"100"', value)

    assert refused(text) == {"case": "1", "place": "eligible", "problem": problem}


@pytest.mark.parametrize(("value", "problem"), [("9" * 6_000, "too_large"), (f"-{'9' * 6_000}", "negative")])
def test_a_count_of_thousands_of_digits_is_too_large(value: str, problem: str) -> None:
    text = f'{{"start": "2026-01", "months": {value}}}'

    assert refused(text, "cashflow") == {"case": "1", "place": "months", "problem": problem}


@pytest.mark.parametrize(
    "text", ["{sound}, ", "[{sound}", "[{sound} {sound}]", "[{sound},]", "[{sound}] 1", "[,{sound}]"]
)
def test_what_follows_a_sound_case_must_be_sound_too(text: str) -> None:
    assert refused(text.replace("{sound}", json.dumps(PLAN)))["problem"] == "not_json"


def test_a_file_that_is_not_utf8_says_so() -> None:
    latin = io.TextIOWrapper(io.BytesIO('{"é": 1}'.encode("latin-1")), encoding="utf-8")

    with pytest.raises(Refusal) as caught:
        "".join(simulate("financing", latin))

    assert caught.value.data["problem"] == "not_utf8"


def test_a_line_that_is_not_json_is_numbered() -> None:
    with pytest.raises(Refusal) as caught:
        "".join(simulate("financing", io.StringIO(f"[\n{json.dumps(PLAN)},\n\n{{'a'}}]")))

    assert caught.value.data["line"] == 4


def test_every_rule_is_there() -> None:
    assert NAMES == ("financing", "score", "ranking", "quorum", "cashflow", "payment")


def test_ten_times_the_cases_take_no_more_memory() -> None:
    def peak(number: int) -> int:
        pieces = iter(["[", *[f"{json.dumps(PLAN)}," for _ in range(number)], json.dumps(PLAN), "]"])
        tracemalloc.start()
        for _ in simulate("financing", cast("TextIO", Slowly(pieces))):
            pass
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(10)
    # Nine hundred plans kept would weigh several times this.
    assert peak(1_000) - peak(100) < 50_000
