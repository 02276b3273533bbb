"""The program's own source, read as syntax trees: its modules, what each imports, what each raises and writes."""

from __future__ import annotations

import ast
import gc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = "leaderdesk"


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


@cache
def imports(source: Source) -> list[Import]:
    """Everything a module imports, its literal `import_module` calls included."""
    top = {id(node) for node in source.tree.body}
    found = []
    for node in ast.walk(source.tree):
        is_deferred = id(node) not in top
        if isinstance(node, ast.Import):
            found += [Import(alias.name, alias.name, node.lineno, is_deferred) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            module = _absolute(source, node)
            found += [Import(_full(module, alias.name), alias.name, node.lineno, is_deferred) for alias in node.names]
        elif isinstance(node, ast.Call) and _called(node) in {"import_module", "__import__"}:
            found += [
                Import(argument.value, argument.value, node.lineno, is_deferred)
                for argument in node.args
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            ]
    return found


def calls(source: Source) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a module with the last name of what is called."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            yield _called(node), node


def texts(source: Source) -> Iterator[tuple[str, int]]:
    """Every string literal of a module with its line, docstrings left out."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        if node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value, node.lineno


def listed(places: list[str]) -> str:
    """Every place that breaks an article, one a line."""
    return "\n" + "\n".join(places)


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


def _full(module: str, name: str) -> str:
    inside = ROOT.joinpath(*module.split("."), name)
    is_module = inside.is_dir() or inside.with_suffix(".py").exists()
    return f"{module}.{name}" if module.startswith(PACKAGE) and is_module else module
