"""The program's own source, read as syntax trees: its modules, what each imports, what each raises and writes."""

from __future__ import annotations

import ast
import gc
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[2]
PACKAGE = "leaderdesk"
Node = TypeVar("Node", bound=ast.AST)


@dataclass(frozen=True, slots=True)
class Source:
    """One module: its dotted name, its file and its tree."""

    name: str
    path: Path
    tree: ast.Module

    def at(self, line: int) -> str:
        """A place as an editor opens it."""
        return f"{self.path.relative_to(ROOT).as_posix()}:{line}"


@dataclass(frozen=True, slots=True)
class Import:
    """One import, wherever it stands: at the top, inside a function, or for types only."""

    target: str
    name: str
    line: int
    is_deferred: bool


@cache
def sources() -> tuple[Source, ...]:
    """Every module of the package, and the migrations."""
    files = [*sorted((ROOT / PACKAGE).rglob("*.py")), *sorted((ROOT / "db").rglob("*.py"))]
    # A million nodes that stay: the collector of garbage would go through them again and again, now and in every test.
    gc.disable()
    try:
        found = tuple(Source(_dotted(path), path, ast.parse(path.read_text("utf-8"))) for path in files)
        gc.freeze()
    finally:
        gc.enable()
    return found


def sources_of(*layers: str) -> list[Source]:
    """The modules of some layers: `domain`, `store.engine`."""
    wanted = tuple(f"{PACKAGE}.{layer}" for layer in layers)
    return [source for source in sources() if f"{source.name}.".startswith(tuple(f"{each}." for each in wanted))]


def nodes(source: Source, kind: type[Node]) -> list[Node]:
    """Every node of one kind, in a tree that is gone through once for all tests."""
    # They are kept by their own type, which is what is asked.
    return _by_kind(source.tree).get(kind, [])  # type: ignore[return-value]


@cache
def imports(source: Source) -> list[Import]:
    """Everything a module imports, its literal `import_module` calls included."""
    top = {id(node) for node in source.tree.body}
    found = [
        Import(alias.name, alias.name, node.lineno, id(node) not in top)
        for node in nodes(source, ast.Import)
        for alias in node.names
    ]
    for node in nodes(source, ast.ImportFrom):
        module = _absolute(source, node)
        found += [Import(_full(module, each.name), each.name, node.lineno, id(node) not in top) for each in node.names]
    found += [
        Import(argument.value, argument.value, node.lineno, is_deferred=True)
        for name, node in calls(source)
        if name in {"import_module", "__import__"}
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]
    return sorted(found, key=lambda each: each.line)


def calls(source: Source) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a module with the last name of what is called."""
    for node in nodes(source, ast.Call):
        yield _called(node), node


def texts(source: Source) -> Iterator[tuple[str, int]]:
    """Every string literal of a module with its line, docstrings left out."""
    described: list[ast.Module | ast.ClassDef | ast.FunctionDef] = [source.tree]
    described += [*nodes(source, ast.ClassDef), *nodes(source, ast.FunctionDef)]
    docstrings = {id(node.body[0].value) for node in described if node.body and isinstance(node.body[0], ast.Expr)}
    for node in nodes(source, ast.Constant):
        if isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value, node.lineno


def listed(places: list[str]) -> str:
    """Every place that breaks an article, one a line."""
    return "\n" + "\n".join(places)


@cache
def _by_kind(tree: ast.Module) -> dict[type[ast.AST], list[ast.AST]]:
    found: dict[type[ast.AST], list[ast.AST]] = defaultdict(list)
    for node in ast.walk(tree):
        found[type(node)].append(node)
    return dict(found)


def _called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _absolute(source: Source, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    is_package = source.path.name == "__init__.py"
    parts = source.name.split(".")[: None if is_package and node.level == 1 else -node.level + is_package]
    return ".".join([*parts, *([node.module] if node.module else [])])


@cache
def _full(module: str, name: str) -> str:
    inside = ROOT.joinpath(*module.split("."), name)
    is_module = module.startswith(PACKAGE) and (inside.is_dir() or inside.with_suffix(".py").exists())
    return f"{module}.{name}" if is_module else module
