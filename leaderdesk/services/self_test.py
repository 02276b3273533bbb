"""Whether this program, as installed or frozen, has all it needs and can keep a base safe."""

from __future__ import annotations

import importlib
import tempfile
from dataclasses import replace
from pathlib import Path

from leaderdesk.domain.errors import Expected
from leaderdesk.services import backups, bases, checks
from leaderdesk.services.around import around_user
from leaderdesk.services.workbooks.reading import read_book
from leaderdesk.store.engine.connection import VERSION
from leaderdesk.store.migrate import revisions
from leaderdesk.system.paths import folders_under, program_folder

_LIBRARIES = ("openpyxl", "reportlab", "PIL", "python_calamine", "pypdfium2", "alembic", "defusedxml")


# What is wrong, by its code, and what it is about.
Wrong = tuple[str, str]


def self_test() -> list[Wrong]:
    """What is wrong; nothing when all is well."""
    problems = [("library_missing", name) for name in _LIBRARIES if not _loads(name)]
    if not problems and not importlib.import_module("openpyxl").DEFUSEDXML:
        problems.append(("workbooks_unprotected", ""))
    empty = [name for name in ("resources", "db") if not any(program_folder(name).iterdir())]
    problems += [("folder_empty", name) for name in empty]
    if [int(script.revision) for script in revisions(program_folder("db"), 0, VERSION)][-1:] != [VERSION]:
        problems.append(("upgrades_missing", ""))
    return problems or [*_base_problems(), *_reading_problems()]


def _loads(name: str) -> bool:
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True


def _reading_problems() -> list[Wrong]:
    """Have a workbook read as those of others are, by this very program in a process apart."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "autotest.xlsx"
        made = importlib.import_module("openpyxl").Workbook()
        made.active["A1"] = path.stem
        made.save(path)
        try:
            rows = read_book(path).sheets[0].rows
        except Expected as expected:
            return [("workbook_unread", expected.code)]
        return [] if rows == ((path.stem,),) else [("workbook_misread", "")]


def _base_problems() -> list[Wrong]:
    """Make a base, back it up, restore it and check it, in a folder that is then removed."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        around = replace(around_user(), folders=folders_under(root / "utilisateur"))
        path = root / "autotest.leaderdesk"
        base = bases.create_base(path, around, gal_name="Autotest")
        backup = backups.backup_base(base, around)
        base.close()
        backups.restore_backup(path, backup.path, around)
        report = checks.check_file(path, around)
        return [] if report.is_clean else [("base_unsound", report.findings[0].code)]
