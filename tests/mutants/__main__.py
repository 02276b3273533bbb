"""`python -m tests.mutants MODULE TEST_FILE...`: the faults of one module that these tests do not notice, a line each.

A process is forked for each fault, and compiles the module from the changed tree.
`--every N` tries one fault in N. A fault that makes the tests last longer than `--seconds` counts as noticed.
"""

import argparse
import importlib.machinery
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType

import pytest
from hypothesis import Phase, settings

from tests.mutants.faults import Mutant, list_mutants
from tests.mutants.known import KNOWN

UNNOTICED = 0


def main() -> int:
    options = read_options()
    path = Path(*options.module.split(".")).with_suffix(".py")
    mutants = list(list_mutants(path.read_text(encoding="utf-8")))[:: options.every]
    if try_tests(options.module, None, options.tests, 600) != UNNOTICED:
        print(f"{options.module}: the tests fail without any fault")
        return 2
    known = KNOWN.get(options.module, {})
    survivors = [mutant for mutant in mutants if mutant.said not in known and noticed_by_none(options, mutant)]
    for mutant in survivors:
        print(f"{path}:{mutant.line}: {mutant.said}")
    print(f"{options.module}: {len(mutants)} faults, {len(known)} known to change nothing, {len(survivors)} unnoticed")
    return 1 if survivors else 0


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.mutants")
    parser.add_argument("module")
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=30)
    return parser.parse_args()


def noticed_by_none(options: argparse.Namespace, mutant: Mutant) -> bool:
    return try_tests(options.module, mutant, options.tests, options.seconds) == UNNOTICED


def try_tests(module: str, mutant: Mutant | None, tests: list[str], seconds: int) -> int:
    child = os.fork()
    if child == 0:
        signal.alarm(seconds)
        run_in_child(module, mutant, tests)
    return os.waitpid(child, 0)[1]


def run_in_child(module: str, mutant: Mutant | None, tests: list[str]) -> None:
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    settings.register_profile("mutants", phases=[Phase.explicit, Phase.generate], database=None)
    settings.load_profile("mutants")
    if mutant is not None:
        put_in(module, compile(mutant.tree, f"<{module}>", "exec"))
    os._exit(pytest.main(["-x", "-q", "-p", "no:xdist", "-o", "filterwarnings=", *tests]))


def put_in(module: str, code: CodeType) -> None:
    loader = importlib.machinery.SourceFileLoader
    read: Callable[..., CodeType | None] = loader.get_code

    def get_code(self: importlib.machinery.SourceFileLoader, fullname: str) -> CodeType | None:
        return code if fullname == module else read(self, fullname)

    loader.get_code = get_code  # type: ignore[method-assign,assignment]


if __name__ == "__main__":
    sys.exit(main())
