"""Every worked case of the domain documents, exactly; absent outside the project's own machines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from leaderdesk.domain.simulation.running import RULES

CASES = Path(__file__).parents[3] / "shared" / "cases"


def worked(rule: str) -> list[Any]:
    """The cases of a rule, or one mark that says they are not here."""
    path = CASES / f"{rule}.json"
    if not path.is_file():
        return [pytest.param(rule, None, id=f"{rule}-absent")]
    cases = json.loads(path.read_text("utf-8"))
    return [pytest.param(rule, case, id=f"{rule}-{case['id']}") for case in cases]


@pytest.mark.parametrize(("rule", "case"), [each for rule in RULES for each in worked(rule)])
def test_a_worked_case_gives_what_it_must(rule: str, case: dict[str, Any] | None) -> None:
    if case is None:
        pytest.skip(f"no worked cases at {CASES}")

    result, steps = RULES[rule](case["input"])

    assert result == case["expected"]
    assert list(result) == list(case["expected"])
    assert steps()
