"""What is loaded, and when: the window is painted and a command answers before the slow libraries."""

from __future__ import annotations

import subprocess
import sys

from leaderdesk.services.bases import OpenBase

SLOW = ("sqlalchemy", "alembic", "openpyxl", "reportlab", "python_calamine", "PySide6")


def loaded_after(code: str, *arguments: str) -> set[str]:
    """The slow libraries in memory once some code has run in a process of its own."""
    tell = f"import sys; print(*(sys.modules.keys() & {set(SLOW)!r}), file=sys.stderr)"
    command = [sys.executable, "-c", f"{code}\n{tell}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_the_command_line_loads_nothing_slow_before_it_knows_the_command() -> None:
    assert loaded_after("import leaderdesk.cli, leaderdesk.__main__") == set()


def test_the_words_of_the_program_load_nothing_slow() -> None:
    code = "import leaderdesk.words.failures, leaderdesk.words.actions, leaderdesk.words.findings"

    assert loaded_after(code) == set()


def test_a_command_on_a_base_never_loads_qt_nor_the_papers(base: OpenBase) -> None:
    path = base.path
    base.close()

    code = "import sys; from leaderdesk.cli import main; assert main(['info', sys.argv[1]]) == 0"

    assert loaded_after(code, str(path)) == {"sqlalchemy"}


def test_a_heavy_library_is_noticed_when_it_is_loaded() -> None:
    assert loaded_after("import openpyxl") == {"openpyxl"}
