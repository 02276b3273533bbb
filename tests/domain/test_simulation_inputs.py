"""Every input that makes no sense is refused by its problem and its place; what is left out or null has no effect."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.simulation.running import RULES

SOUND: dict[str, Any] = {
    "financing": {
        "eligible": "100",
        "total_cost": "120",
        "rules": {"feader_share": "0.8"},
        "public_funds": [{"funder": "Région", "amount": "10"}],
    },
    "score": {
        "grid": {
            "criteria": [{"key": "need", "max": "4", "levels": ["0", "4"], "group": "g"}],
            "groups": [{"key": "g", "at_least": 1}],
            "threshold": {"value": "1"},
            "rate_tiers": [{"from": "0", "rate": "0.5"}],
        },
        "ballots": [{"member": "m", "notes": {"need": "4"}}],
    },
    "ranking": {
        "envelope": "10",
        "ties": ["received", "criterion:need"],
        "projects": [
            {
                "key": "a",
                "total": "1",
                "amount": "1",
                "verdict": "pass",
                "received": "2026-01-10",
                "criteria": {"need": "1"},
            }
        ],
    },
    "quorum": {
        "seats": [{"seat": "S", "college": "x", "titulaire": "t"}],
        "present": ["t"],
        "rules": [{"kind": "college_share", "college": "x", "of": "seats", "min": "0.5"}],
        "pool": {"x": ["p"]},
        "proxies": [{"seat": "S", "to": "p"}],
    },
    "cashflow": {
        "start": "2026-01",
        "months": 3,
        "spending": [{"month": "2026-02", "amount": "1"}],
        "claims": [{"amount": "1", "lag": 1, "delays": {"early": 1, "likely": 2, "late": 3}}],
    },
    "payment": {
        "kind": "balance",
        "eligible_agreed": "10",
        "feader_agreed": "8",
        "claimed": "5",
        "ineligible": [{"amount": "1"}],
        "previous": [{"accepted": "1", "feader": "1"}],
        "rules": {"feader_share": "0.8", "reduction": {"tolerance": "0.1"}},
    },
}
Path = tuple[str | int, ...]
RISING = {"early": "2026-02", "likely": "2026-02", "late": "2026-03"}
GONE = object()


def changed(rule: str, path: Path, value: object) -> dict[str, Any]:
    """A sound input with one value changed."""
    case: dict[str, Any] = copy.deepcopy(SOUND[rule])
    holder: Any = case
    for key in path[:-1]:
        holder = holder[key]
    if value is GONE:
        del holder[path[-1]]
    elif isinstance(holder, list) and path[-1] == len(holder):
        holder.append(value)
    else:
        holder[path[-1]] = value
    return case


@pytest.mark.parametrize("rule", SOUND)
def test_a_sound_input_is_taken(rule: str) -> None:
    assert RULES[rule](SOUND[rule])[0]


@pytest.mark.parametrize(
    ("rule", "path", "value", "problem"),
    [
        ("financing", ("eligible",), GONE, "missing"),
        ("financing", ("eligible",), "-1", "negative"),
        ("financing", ("eligible",), 100, "number_not_text"),
        ("financing", ("eligible",), True, "number_not_text"),
        ("financing", ("eligible",), "1,5", "not_decimal"),
        ("financing", ("eligible",), "", "missing"),
        ("financing", ("eligible",), ["1"], "not_text"),
        ("financing", ("eligible",), "Infinity", "not_decimal"),
        ("financing", ("total_cost",), "99", "below_eligible"),
        ("financing", ("inside_share",), "1.01", "above_one"),
        ("financing", ("holder",), "commune", "unknown_choice"),
        ("financing", ("colour",), None, "unknown_key"),
        ("financing", ("rules",), None, "missing"),
        ("financing", ("rules",), [], "not_an_object"),
        ("financing", ("rules", "feader_share"), "1", "share_out_of_reach"),
        ("financing", ("rules", "feader_share"), "80", "above_one"),
        ("financing", ("rules", "feader_share"), GONE, "missing"),
        ("financing", ("rules", "rounding_step"), "0", "not_above_zero"),
        ("financing", ("rules", "own_public_money_calls"), "yes", "not_a_flag"),
        ("financing", ("public_funds",), {}, "not_a_list"),
        ("financing", ("public_funds", 0), "Région", "not_an_object"),
        ("financing", ("public_funds", 0, "amount"), "-0.01", "negative"),
        ("financing", ("public_funds", 0, "amount"), None, "missing"),
        ("financing", ("public_funds", 0, "on"), "all", "unknown_choice"),
        ("financing", ("public_funds", 0, "funder"), "\ud800", "not_text"),
        ("score", ("grid",), GONE, "missing"),
        ("score", ("grid", "criteria"), [], "missing"),
        ("score", ("grid", "criteria", 0, "max"), "0", "not_above_zero"),
        ("score", ("grid", "criteria", 0, "weight"), "-1", "negative"),
        ("score", ("grid", "criteria", 0, "levels", 1), "5", "above_maximum"),
        ("score", ("grid", "criteria", 0, "required"), 1, "not_a_flag"),
        ("score", ("grid", "groups", 0, "key"), "h", "group_without_criterion"),
        ("score", ("grid", "groups", 0, "at_least"), "1", "not_whole"),
        ("score", ("grid", "threshold", "op"), "<", "unknown_choice"),
        ("score", ("grid", "threshold", "unit"), "%", "unknown_choice"),
        ("score", ("grid", "aggregate"), "sum", "unknown_choice"),
        ("score", ("grid", "optional_missing"), "one", "unknown_choice"),
        ("score", ("grid", "min_ballots"), 1.0, "not_whole"),
        ("score", ("grid", "min_ballots"), -1, "negative"),
        ("score", ("grid", "min_ballots"), 0, "not_above_zero"),
        ("score", ("grid", "criteria", 0, "eliminatory_min"), "4.01", "above_maximum"),
        ("score", ("grid", "rate_tiers", 0, "rate"), "1.5", "above_one"),
        ("score", ("ballots", 0, "member"), GONE, "missing"),
        ("score", ("ballots", 0, "notes", "need"), 4, "number_not_text"),
        ("score", ("ballots", 0, "notes", "need"), "four", "not_decimal"),
        ("score", ("ballots", 0, "notes"), [], "not_an_object"),
        ("ranking", ("envelope",), None, "missing"),
        ("ranking", ("policy",), "queue", "unknown_choice"),
        ("ranking", ("ties", 0), "date", "unknown_tie_rule"),
        ("ranking", ("ties", 1), "criterion:", "unknown_tie_rule"),
        ("ranking", ("ties", 1), "criterion:zz", "unknown_tie_criterion"),
        ("quorum", ("seats",), [], "no_seat"),
        ("quorum", ("present", 0), "nobody", "unknown_person"),
        ("quorum", ("present", 1), "t", "repeated"),
        ("quorum", ("recused",), ["nobody"], "unknown_person"),
        ("quorum", ("recused",), ["t", "t"], "repeated"),
        ("quorum", ("pool", "x", 1), "p", "repeated"),
        ("quorum", ("proxies", 0, "to"), "nobody", "unknown_person"),
        ("ranking", ("projects", 0, "verdict"), "ok", "unknown_choice"),
        ("ranking", ("projects", 0, "amount"), None, "missing"),
        ("ranking", ("projects", 0, "received"), "2026-02-30", "no_such_moment"),
        ("ranking", ("projects", 0, "received"), "2026-01-10T25:00", "no_such_moment"),
        ("ranking", ("projects", 0, "received"), "2026-01-10T09:00Z", "no_such_moment"),
        ("quorum", ("seats",), GONE, "missing"),
        ("quorum", ("seats", 0, "college"), "total", "reserved_word"),
        ("quorum", ("present", 0), 7, "not_text"),
        ("quorum", ("recusal",), "leaves", "unknown_choice"),
        ("quorum", ("recused_seat",), "silent", "unknown_choice"),
        ("quorum", ("max_proxies",), -1, "negative"),
        ("quorum", ("max_proxies",), True, "not_whole"),
        ("quorum", ("pool", "x"), "p", "not_a_list"),
        ("quorum", ("pool", "y"), ["p"], "unknown_choice"),
        ("quorum", ("proxies", 0, "seat"), "T", "unknown_choice"),
        ("quorum", ("rules", 0, "kind"), "share", "unknown_choice"),
        ("quorum", ("rules", 0, "of"), "people", "unknown_choice"),
        ("quorum", ("rules", 0, "op"), "<=", "unknown_choice"),
        ("quorum", ("rules", 0, "max"), "0.5", "unknown_key"),
        ("quorum", ("rules", 0, "min"), GONE, "missing"),
        ("quorum", ("rules", 0, "college"), "y", "unknown_choice"),
        ("cashflow", ("start",), "2026-13", "no_such_month"),
        ("cashflow", ("start",), "2026-1", "no_such_month"),
        ("cashflow", ("start",), "0000-01", "no_such_month"),
        ("cashflow", ("convention",), RISING | {"likely": "2026-04"}, "scenarios_backwards"),
        ("cashflow", ("claims", 0, "delays"), {"early": 2, "likely": 1, "late": 3}, "scenarios_backwards"),
        ("cashflow", ("months",), 0, "not_above_zero"),
        ("cashflow", ("months",), 10**6, "too_large"),
        ("cashflow", ("spending", 0, "month"), "2026-00", "no_such_month"),
        ("cashflow", ("spending", 0, "month"), "2025-12", "before_start"),
        ("cashflow", ("spending", 0, "month"), None, "missing"),
        ("cashflow", ("claims", 0, "lag"), -1, "negative"),
        ("cashflow", ("claims", 0, "delays", "late"), GONE, "missing"),
        ("cashflow", ("claims", 0, "delays", "worst"), 1, "unknown_key"),
        ("cashflow", ("claims", 0, "waits_for"), ["money"], "unknown_choice"),
        ("cashflow", ("convention",), 202601, "no_such_month"),
        ("payment", ("kind",), "advance", "unknown_choice"),
        ("payment", ("kind",), GONE, "missing"),
        ("payment", ("eligible_agreed",), "0", "not_above_zero"),
        ("payment", ("ineligible", 0, "amount"), "6", "more_than_claimed"),
        ("payment", ("previous", 0, "feader"), GONE, "missing"),
        ("payment", ("rules", "max_instalments"), "2", "not_whole"),
        ("payment", ("rules", "reduction", "tolerance"), GONE, "missing"),
        ("payment", ("rules", "reduction", "of"), "found", "unknown_choice"),
    ],
)
def test_what_makes_no_sense_is_refused(rule: str, path: Path, value: object, problem: str) -> None:
    with pytest.raises(WrongInput) as refused:
        RULES[rule](changed(rule, path, value))

    assert refused.value.code == problem
    # The place is the value's own, or the list it adds up with, or the college that a pool is of.
    keys = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path).removeprefix(".")
    assert keys.startswith(refused.value.place.partition("[")[0])
    lists = {"ineligible", "waits_for[0]", "claims[0].waits_for[0]", "recused[0]", "recused[1]"}
    assert refused.value.place in {keys, *lists}


def test_dates_of_the_three_scenarios_may_be_the_same() -> None:
    assert RULES["cashflow"](changed("cashflow", ("convention",), RISING))[0]


def test_the_best_note_may_be_the_least_and_a_criterion_without_a_note_may_break_ties() -> None:
    assert RULES["score"](changed("score", ("grid", "criteria", 0, "eliminatory_min"), "4"))[0]
    assert RULES["ranking"](changed("ranking", ("projects", 0, "criteria"), {"need": None}))[0]
    assert RULES["ranking"](changed("ranking", ("projects", 0, "criteria"), {}))[0]


@pytest.mark.parametrize(
    ("rule", "path", "key"),
    [
        ("score", ("grid", "criteria"), "key"),
        ("score", ("grid", "groups"), "key"),
        ("score", ("grid", "rate_tiers"), "from"),
        ("score", ("ballots",), "member"),
        ("ranking", ("projects",), "key"),
        ("quorum", ("seats",), "seat"),
    ],
)
def test_a_name_given_twice_is_refused_at_the_second(rule: str, path: Path, key: str) -> None:
    first: Any = SOUND[rule]
    for step in path:
        first = first[step]

    with pytest.raises(WrongInput) as refused:
        RULES[rule](changed(rule, (*path, 1), first[0]))

    assert (refused.value.code, refused.value.place) == ("repeated", f"{'.'.join(map(str, path))}[1].{key}")


@pytest.mark.parametrize("rule", SOUND)
def test_null_is_the_same_as_left_out(rule: str) -> None:
    plain = RULES[rule](SOUND[rule])[0]
    optional = {
        "financing": ("holder", "revenue", "inside_share", "requested", "private_funds"),
        "score": (),
        "ranking": ("policy",),
        "quorum": (
            "recused",
            "recusal",
            "recused_seat",
            "vacant_seats_count",
            "max_proxies",
            "proxies_count_in_quorum",
        ),
        "cashflow": ("opening", "convention", "loan_rate", "alert", "receipts"),
        "payment": ("counterpart_paid",),
    }

    assert RULES[rule]({**SOUND[rule], **dict.fromkeys(optional[rule])})[0] == plain


def test_what_is_not_scored_needs_neither_total_nor_amount() -> None:
    result = RULES["ranking"]({"envelope": "5", "projects": [{"key": "a", "verdict": "no_score", "total": None}]})[0]

    assert result == {"projects": {"a": {"rank": None, "tie_broken_by": None, "outcome": "not_scored"}}, "left": "5.00"}


def outcome(rule: str, case: dict[str, Any]) -> object:
    """The place of the problem, or the result as text with its steps; anything else is raised."""
    try:
        result, steps = RULES[rule](case)
    except WrongInput as wrong:
        return wrong.place
    return json.dumps(result) and steps()


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["", "1", "-1", "x", "2026-01", "received"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["key", "amount", "x"]), inner),
    max_leaves=4,
)


@given(st.sampled_from(sorted(SOUND)), st.data())
@settings(derandomize=True, max_examples=200)
def test_whatever_is_put_anywhere_gives_a_result_or_a_problem_with_a_place(rule: str, data: st.DataObject) -> None:
    case = copy.deepcopy(SOUND[rule])
    holder: Any = case
    key: Any = data.draw(st.sampled_from(sorted(holder)))
    while isinstance(holder[key], dict | list) and holder[key] and data.draw(st.booleans()):
        holder = holder[key]
        key = data.draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else range(len(holder))))
    holder[key] = data.draw(ANYTHING)

    assert outcome(rule, case)
