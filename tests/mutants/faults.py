"""The faults tried: each is one place of a module's tree, and the tree with that place changed."""

import ast
import copy
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

SWAPPED: Final[dict[type[ast.AST], type[ast.AST]]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
RENAMED: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}


class Mutant(NamedTuple):
    line: int
    said: str
    tree: ast.Module


def list_mutants(source: str) -> Iterator[Mutant]:
    tree = ast.parse(source)
    declared = {
        inner for node in ast.walk(tree) for outer in getattr(node, "decorator_list", []) for inner in ast.walk(outer)
    }
    for rank, node in enumerate(ast.walk(tree)):
        if node in declared:
            continue
        for said, change in _changes(node):
            mutated = copy.deepcopy(tree)
            twin = _nth(mutated, rank)
            before = ast.unparse(twin)
            change(twin)
            yield Mutant(_line(tree, rank), f"{said}: {before[:100]}", ast.fix_missing_locations(mutated))


def _nth(tree: ast.Module, rank: int) -> ast.AST:
    for found, node in enumerate(ast.walk(tree)):
        if found == rank:
            return node
    raise IndexError(rank)


def _line(tree: ast.Module, rank: int) -> int:
    return int(getattr(_nth(tree, rank), "lineno", 0))


def _changes(node: ast.AST) -> Iterator[tuple[str, Callable[..., None]]]:
    match node:
        case ast.Compare(ops=[op, *_]) if type(op) in SWAPPED:
            yield "another comparison", lambda twin: twin.ops.__setitem__(0, SWAPPED[type(twin.ops[0])]())
        case ast.BinOp(op=op) | ast.AugAssign(op=op) | ast.BoolOp(op=op) if type(op) in SWAPPED:
            yield "another operation", lambda twin: setattr(twin, "op", SWAPPED[type(twin.op)]())
        case ast.If() | ast.IfExp() | ast.While():
            yield "never", lambda twin: setattr(twin, "test", ast.Constant(value=False))
            yield "always", lambda twin: setattr(twin, "test", ast.Constant(value=True))
        case ast.comprehension(ifs=[_, *_]):
            yield "no filter", lambda twin: twin.ifs.clear()
        case ast.UnaryOp(op=ast.USub()):
            yield "no sign", lambda twin: setattr(twin, "op", ast.UAdd())
        case ast.UnaryOp(op=ast.Not()):
            yield "not not", lambda twin: setattr(twin, "operand", ast.UnaryOp(op=ast.Not(), operand=twin.operand))
        case ast.Constant(value=bool()):
            yield "the other", lambda twin: setattr(twin, "value", not twin.value)
        case ast.Constant(value=int()):
            yield "one more", lambda twin: setattr(twin, "value", twin.value + 1)
        case ast.Call(func=ast.Name(id=name)) if name in RENAMED:
            yield "another call", lambda twin: setattr(twin.func, "id", RENAMED[twin.func.id])
        case _:
            pass
