"""Every wrong input is said in one place, with the data that its sentence needs."""

from __future__ import annotations

import ast
from string import Formatter
from typing import get_args, get_type_hints

from leaderdesk.domain.scoring import BallotFault
from leaderdesk.words.inputs import PROBLEMS
from tests.architecture.sources import Source, calls, imports, listed, sources, sources_of

# What raises a wrong input, or says that one was read in a file, with the data that it always adds.
RAISERS: dict[str, tuple[str, ...]] = {"WrongInput": ("place",)}
FILE_RAISERS: dict[str, tuple[str, ...]] = {"_refuse": ("line",)}
# Codes chosen while running: the expression, and what it may be.
CHOSEN = {"score.error": set(get_args(get_type_hints(BallotFault)["error"]))}
# Raised again as it was caught, or as `read_value` told it: its code is counted where it was first raised.
AGAIN = {"wrong.code", "problems[0].code"}


def raised() -> list[tuple[str, str, set[str]]]:
    """Each code at each place that raises it, with the names of its data; an unknown code is its expression."""
    return [
        (source.at(node.lineno), code, {*given, *(str(each.arg) for each in node.keywords)})
        for source in sources()
        for name, node in calls(source)
        for given in [_raisers(source).get(name)]
        if given is not None and node.args
        for code in _codes(node.args[0])
    ]


def test_every_wrong_input_has_its_sentence() -> None:
    unsaid = [f"{place}: {code}" for place, code, _ in raised() if code not in PROBLEMS]

    assert not unsaid, listed(unsaid)


def test_every_sentence_of_a_wrong_input_is_raised_somewhere() -> None:
    assert set(PROBLEMS) - {code for _, code, _ in raised()} == set()


def test_every_wrong_input_is_given_what_its_sentence_needs() -> None:
    poor = [
        f"{place}: {code} lacks {sorted(lacking)}"
        for place, code, given in raised()
        if (lacking := {name for _, name, _, _ in Formatter().parse(PROBLEMS.get(code, "")) if name} - given)
    ]

    assert not poor, listed(poor)


def test_wrong_inputs_are_said_in_one_place() -> None:
    sayers = {
        source.name
        for source in sources_of("words")
        for each in imports(source)
        if (each.target, each.name) == ("leaderdesk.domain.inputs", "WrongInput")
    }

    assert sayers == {"leaderdesk.words.inputs", "leaderdesk.words.failures"}


def _raisers(source: Source) -> dict[str, tuple[str, ...]]:
    return RAISERS | FILE_RAISERS if source.name == "leaderdesk.services.simulations" else RAISERS


def _codes(node: ast.expr) -> set[str]:
    match node:
        case ast.Constant(value=str(code)):
            return {code}
        case ast.IfExp(body=body, orelse=orelse):
            return _codes(body) | _codes(orelse)
        case _:
            return CHOSEN.get(ast.unparse(node), {ast.unparse(node)} - AGAIN)
