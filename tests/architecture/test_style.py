"""How a file may look: its length, its colours, its failures, its silence, and the SQL it may write."""

from __future__ import annotations

import ast
import re

from tests.architecture.sources import ROOT, Source, calls, listed, nodes, sources, sources_of, texts

LONGEST = 500
SQLITE_MODULES = ("store.engine", "store.journal", "store.backup", "store.migrate")
SQLITE_ONLY = re.compile(
    r"\bPRAGMA\b|\bjson_\w+|\bsqlite_\w+|\bGLOB\b|\bVACUUM\b|\browid\b|\bATTACH DATABASE\b|INSERT OR |\bREPLACE INTO\b"
    r"|\bIFNULL\b|\bstrftime\(|\bdatetime\(|\bjulianday\b|\bAUTOINCREMENT\b|\bBEGIN (?:IMMEDIATE|EXCLUSIVE)\b",
    re.IGNORECASE,
)
# The only places where any failure at all is caught: the last resorts, that make of it a report.
LAST_RESORTS = {"leaderdesk/cli.py": ["main"], "leaderdesk/ui/tasks.py": ["_carry_out"]}
MAY_PRINT = {"leaderdesk.app", "leaderdesk.ui.render"}
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}\b")


def test_files_stay_short() -> None:
    files = [source.path for source in sources()] + sorted((ROOT / "tests").rglob("*.py")) + [ROOT / "run.py"]

    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in files}

    assert {name: count for name, count in lengths.items() if count > LONGEST and name != "run.py"} == {}


def test_every_file_says_what_it_knows() -> None:
    broken = [source.at(1) for source in sources() if not ast.get_docstring(source.tree)]

    assert not broken, listed(broken)


def test_sql_that_only_sqlite_speaks_stays_in_four_places() -> None:
    allowed = {source.name for source in sources_of(*SQLITE_MODULES)}

    broken = [
        f"{source.at(line)}: {text[:60]!r}"
        for source in sources()
        if source.name not in allowed and not source.name.startswith("db.")
        for text, line in texts(source)
        if SQLITE_ONLY.search(text)
    ]

    assert not broken, listed(broken)


def test_only_the_last_resorts_catch_everything() -> None:
    found = [place for source in sources() for place in catch_alls(source)]

    expected = sorted((name, function) for name, functions in LAST_RESORTS.items() for function in functions)
    assert sorted((place.rpartition(":")[0], function) for place, function in found) == expected


def test_whatever_catches_everything_to_clean_up_raises_it_again() -> None:
    broken = [
        source.at(node.lineno)
        for source in sources()
        for node in nodes(source, ast.ExceptHandler)
        if (node.type is None or _is_named(node.type, "BaseException"))
        if not any(isinstance(each, ast.Raise) and each.exc is None for each in ast.walk(node))
    ]

    assert not broken, listed(broken)


def test_nothing_prints_but_the_command_line() -> None:
    broken = [
        source.at(node.lineno)
        for source in sources()
        if source.name not in MAY_PRINT
        for name, node in calls(source)
        if name == "print"
    ]

    assert not broken, listed(broken)


def test_colours_and_style_sheets_live_in_the_theme() -> None:
    others = [source for source in sources() if not source.name.startswith("leaderdesk.ui.theme")]

    colours = [source.at(line) for source in others for text, line in texts(source) if COLOUR.search(text)]
    sheets = [source.at(node.lineno) for source in others for name, node in calls(source) if name == "setStyleSheet"]

    assert not colours + sheets, listed(colours + sheets)


def test_no_file_is_named_after_nothing() -> None:
    vague = {"utils", "util", "helpers", "common", "manager", "misc", "tools"}

    broken = [source.at(1) for source in sources() if vague & set(source.name.split("."))]

    assert not broken, listed(broken)


def catch_alls(source: Source) -> list[tuple[str, str]]:
    """Each `except Exception` of a module, with the function it stands in."""
    caught = [each for each in nodes(source, ast.ExceptHandler) if each.type and _is_named(each.type, "Exception")]
    return [
        (source.at(node.lineno), function.name)
        for function in nodes(source, ast.FunctionDef)
        for node in caught
        if any(each is node for each in ast.walk(function))
    ]


def _is_named(node: ast.expr, name: str) -> bool:
    return any(isinstance(each, ast.Name) and each.id == name for each in ast.walk(node))
