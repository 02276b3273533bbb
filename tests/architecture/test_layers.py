"""The constitution: who may import whom. Each article names the file and the line that break it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from tests.architecture.sources import PACKAGE, Import, Source, calls, imports, listed, sources, sources_of


@dataclass(frozen=True, slots=True)
class Layer:
    """What a layer may import beside itself and the standard library."""

    ours: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()


LAYERS = {
    "domain": Layer(),
    "words": Layer(ours=("domain",)),
    "drawings": Layer(ours=("domain",)),
    "system": Layer(libraries=("platformdirs",)),
    "documents": Layer(
        ours=("domain", "words", "drawings", "system"),
        libraries=("openpyxl", "defusedxml", "python_calamine", "reportlab", "PIL", "pypdfium2"),
    ),
    "store": Layer(ours=("domain", "system"), libraries=("sqlalchemy", "alembic")),
    # Of SQLAlchemy, only the words of a query: see the article on services below.
    "services": Layer(ours=("domain", "words", "system", "store", "documents"), libraries=("sqlalchemy",)),
    "ui": Layer(ours=("services", "domain", "words", "drawings"), libraries=("PySide6", "shiboken6")),
    # `leaderdesk --self-test` also tries the window.
    "commands": Layer(ours=("services", "domain", "words")),
    "cli": Layer(ours=("commands", "services", "domain", "words", "app")),
    "app": Layer(ours=("services", "domain", "words", "drawings", "system", "ui"), libraries=("PySide6",)),
    # The program is also the child that reads a workbook for it.
    "__main__": Layer(ours=("app", "cli", "documents")),
}
# The same kit serves every page, so it knows none, and no service.
FOUNDATIONS = {
    "ui.kit": ("domain", "words", "drawings", "ui.kit", "ui.theme"),
    "ui.theme": ("domain", "words", "drawings", "ui.theme"),
}
NOT_PAGES = frozenset({"kit", "theme", "parts", "shell"})
# Standard modules that only one layer has a use for: SQLite is the store's, files and clocks are not the domain's.
RESERVED = {
    "sqlite3": {"store", "services.bug_reports"},
    "logging": set(LAYERS) - {"domain"},
    "os": set(LAYERS) - {"domain", "words", "drawings"},
    "io": set(LAYERS) - {"domain", "words", "drawings"},
    "time": set(LAYERS) - {"domain", "words", "drawings"},
    "random": {"system", "services.demo"},
    "subprocess": {"system"},
    "tempfile": {"system", "store", "services.self_test", "services.demo", "ui"},
}
# It asks whether each library of the program can be loaded at all.
ASKS_FOR_EACH_LIBRARY = "leaderdesk.services.self_test"
QUERY_WORDS = frozenset({"select", "update", "delete", "func", "or_", "and_"})


def layer_of(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


def foreign_imports(source: Source, layer: Layer) -> Iterable[Import]:
    own = f"{PACKAGE}.{layer_of(source.name)}"
    allowed = (own, *(f"{PACKAGE}.{name}" for name in layer.ours))
    for each in imports(source):
        top = each.target.partition(".")[0]
        if top == PACKAGE:
            is_allowed = each.target == PACKAGE or f"{each.target}.".startswith(tuple(f"{name}." for name in allowed))
        else:
            is_allowed = top in sys.stdlib_module_names or top in layer.libraries
        if not is_allowed:
            yield each


def test_every_module_belongs_to_a_layer() -> None:
    strays = [source.at(1) for source in sources() if not _is_placed(source)]

    assert not strays, listed(strays)


def test_each_layer_imports_what_the_table_allows() -> None:
    broken = [
        f"{source.at(each.line)}: {layer} may not import {each.target}"
        for layer, rule in LAYERS.items()
        for source in sources_of(layer)
        for each in foreign_imports(source, rule)
        if source.name != ASKS_FOR_EACH_LIBRARY
    ]

    assert not broken, listed(broken)


def test_migrations_import_alembic_and_nothing_of_the_program() -> None:
    allowed = {"alembic", "sqlalchemy"} | sys.stdlib_module_names
    migrations = [source for source in sources() if source.name.startswith("db.")]

    broken = [
        f"{source.at(each.line)}: a migration never imports {each.target}"
        for source in migrations
        for each in imports(source)
        if each.target.partition(".")[0] not in allowed
    ]

    assert migrations
    assert not broken, listed(broken)


def test_services_take_from_sqlalchemy_only_the_words_of_a_query() -> None:
    broken = [
        f"{source.at(each.line)}: {each.name} of SQLAlchemy belongs to the store"
        for source in sources_of("services")
        for each in imports(source)
        if each.target.startswith("sqlalchemy") and (each.target != "sqlalchemy" or each.name not in QUERY_WORDS)
    ]

    assert not broken, listed(broken)


def test_kit_and_theme_know_no_service_and_no_page() -> None:
    broken = [
        f"{source.at(each.line)}: {layer} may not import {each.target}"
        for layer, allowed in FOUNDATIONS.items()
        for source in sources_of(layer)
        for each in imports(source)
        if each.target.startswith(f"{PACKAGE}.")
        and not f"{each.target}.".startswith(tuple(f"{PACKAGE}.{name}." for name in allowed))
    ]

    assert not broken, listed(broken)


def test_no_page_imports_another_page() -> None:
    pages = {source.name.split(".")[2] for source in sources_of("ui") if source.name.count(".") > 2} - NOT_PAGES

    broken = [
        f"{source.at(each.line)}: page {page} may not import {each.target}"
        for page in sorted(pages)
        for source in sources_of(f"ui.{page}")
        for each in imports(source)
        for other in pages - {page}
        if f"{each.target}.".startswith(f"{PACKAGE}.ui.{other}.")
    ]

    assert not broken, listed(broken)


def test_modules_of_the_standard_library_stay_where_they_belong() -> None:
    broken = [
        f"{source.at(each.line)}: {each.target} is not for {source.name}"
        for source in sources_of(*LAYERS)
        for each in imports(source)
        if (owners := RESERVED.get(each.target)) is not None
        if layer_of(source.name) not in owners and source.name.partition(".")[2] not in owners
        if layer_of(source.name) not in {"app", "cli", "__main__"}
    ]

    assert not broken, listed(broken)


def test_domain_has_no_clock_no_file_and_no_settings() -> None:
    forbidden = {"now", "today", "utcnow", "time", "monotonic", "open", "getenv", "print", "input", "getLogger"}

    broken = [
        f"{source.at(node.lineno)}: the domain never calls {name}()"
        for source in sources_of("domain", "words", "drawings")
        for name, node in calls(source)
        if name in forbidden
    ]

    assert not broken, listed(broken)


def test_no_module_imports_itself_through_others() -> None:
    names = {source.name for source in sources()}
    graph = {source.name: {each.target for each in imports(source) if each.target in names} for source in sources()}

    broken = [" → ".join(ring) for ring in rings(graph)]

    assert not broken, listed(broken)


def test_the_reader_of_imports_sees_those_inside_functions_and_for_types() -> None:
    code = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import a\ndef f():\n    from b import c\n"
    source = Source(f"{PACKAGE}.x", sources()[0].path, ast.parse(code))

    assert [(each.target, each.is_deferred) for each in imports(source)] == [
        ("typing", False),
        ("a", True),
        ("b", True),
    ]


def rings(graph: dict[str, set[str]]) -> list[list[str]]:
    """One ring for each group of modules that lead back to themselves."""
    found, seen = [], set[str]()
    for start in sorted(graph):
        ring = _way_back(graph, start) if start not in seen else None
        if ring:
            found.append(ring)
            seen.update(ring)
    return found


def _way_back(graph: dict[str, set[str]], start: str) -> list[str] | None:
    ways, done = [[start]], set[str]()
    while ways:
        way = ways.pop()
        for target in sorted(graph[way[-1]]):
            if target == start:
                return [*way, start]
            if target not in done:
                done.add(target)
                ways.append([*way, target])
    return None


def _is_placed(source: Source) -> bool:
    top, *rest = source.name.split(".")
    return top == "db" or not rest or rest[0] in LAYERS
