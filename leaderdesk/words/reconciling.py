"""A table of the region held against the base, in French: what each line is, where it stands, what was kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from leaderdesk.domain.workbooks.fields import kind_of
from leaderdesk.domain.workbooks.reconciling.lines import Line
from leaderdesk.domain.workbooks.reconciling.months import Ended, KeptVerdict, Standing
from leaderdesk.domain.workbooks.reconciling.reports import Report, read_report
from leaderdesk.domain.workbooks.reconciling.values import read_kept
from leaderdesk.domain.workbooks.taking.reports import Report as TakenReport
from leaderdesk.domain.workbooks.verdicts import Value
from leaderdesk.words import formats, imports, workbook_values, workbooks
from leaderdesk.words.phrases import spaced
from leaderdesk.words.statuses import status_or_code

_STATES = {"open": "à voir", "ours": "la base est juste", "asked": "à demander à la région"}
_MONTHS = {"new": "nouveau", "still": "déjà là", "moved": "valeur changée"}
_ENDS = {
    "theirs_mended": "le tableau dit maintenant comme la base",
    "ours_mended": "la base dit maintenant comme le tableau",
    "both_moved": "les deux ont changé et disent la même chose",
    "unsaid": "le tableau n’en dit plus rien",
}
_CENTS = 100
_DETAILED = "le détail est dans la base"
# In the order in which they are looked at.
VIEWS = {
    "open": "À voir",
    "asked": "Demandés à la région",
    "ours": "La base est juste",
    "doubt": "À préciser",
    "unsaid": "Le tableau ne dit rien",
    "alone": "D’un seul côté",
    "right": "Justes",
    "ended": "Terminés",
}
# What the history tells in words of its own.
TABLES = frozenset({"kept_differences", "reconciliations"})
_DAY, _AMOUNT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), re.compile(r"-?[0-9]+\.[0-9]{2}")
NOTHING = "rien"
KEPT = "Rapprochement gardé, avec son fichier."
# Of many dossiers, so many are named.
_NAMED = 3


def value(field: str, said: Value | None) -> str:
    """One side of a line."""
    return NOTHING if said is None else workbook_values.say(field, said)


def kept_value(field: str, text: str | None) -> str:
    """The same from the text that is kept of it."""
    read = read_kept(field, text)
    if isinstance(read, int) and kind_of(field) == "names":
        return formats.money(read)
    return value(field, read)


def stored(name: str, text: str) -> str:
    """A text of a kept difference or table as people read it; nothing for one that stands as it is."""
    match name:
        case "field":
            return workbook_values.title(text)
        case "report":
            return counts(read_report(text))
        case "ours" | "theirs":
            return _side(text)
    return ""


def _side(text: str) -> str:
    """A value kept without its field: its shape says what it is."""
    if _DAY.fullmatch(text):
        return formats.day(date.fromisoformat(text))
    return formats.money(int(Decimal(text) * _CENTS)) if _AMOUNT.fullmatch(text) else status_or_code(text)


def cell(line: Line) -> str:
    """The cell it was read in: `F12`, or its row alone."""
    if not line.row:
        return NOTHING
    return f"{workbooks.column_letters(line.column)}{line.row}" if line.column else f"ligne {line.row}"


def standing(each: Standing) -> str:
    """Where a difference stands."""
    if each.is_asked_again and each.said is not None:
        return spaced(f"à revoir : une valeur a changé depuis le {formats.day(each.said.said_on)}")
    if each.said is not None and each.state != "open":
        return f"{_STATES[each.state]}, le {formats.day(each.said.said_on)}"
    told = _MONTHS[each.month] if each.month == "new" else f"{_MONTHS[each.month]}, depuis le {formats.day(each.since)}"
    return f"{told}, {_DETAILED}" if each.line.problem else told


def doubt(line: Line) -> str:
    """Why a line is doubtful."""
    if line.problem is None:
        return ""
    read = f"Lu «\u00a0{line.problem.read}\u00a0». " if line.problem.read and line.field else ""
    return f"{read}{workbooks.problem(line.problem)}"


def candidates(line: Line) -> str:
    """The dossiers that a row may speak of."""
    return " ou ".join(each.label for each in line.dossiers)


def end(each: Ended) -> str:
    """How a difference ended."""
    return _ENDS[each.end]


def reason(said: KeptVerdict | None) -> str:
    """What was said of a difference."""
    return "" if said is None else said.reason


def counts(report: Report) -> str:
    """What a table said, in a sentence."""
    found = report.counts
    parts = [
        formats.counted(found.get("right", 0), "valeur juste", "valeurs justes"),
        formats.counted(found.get("differs", 0), "écart", "écarts"),
        *_told(found, "doubt", "à préciser", "à préciser"),
    ]
    return ", ".join(parts)


def compared(counts: Mapping[str, int], dossiers: int, before: date | None) -> str:
    """Under the name of a table: how much was held, and beside which table before."""
    parts = [
        formats.counted(dossiers, "dossier", "dossiers"),
        formats.counted(counts["right"] + counts["differs"], "valeur comparée", "valeurs comparées"),
        formats.counted(counts["right"], "juste", "justes"),
    ]
    since = "premier tableau de cette sorte" if before is None else f"comparé à celui du {formats.day(before)}"
    return spaced(f"{', '.join(parts)} ; {since}.")


def dossiers_named(numbers: Sequence[str]) -> str:
    """Dossiers by their numbers, the first of many: `dossier 2026-001`, `dossiers 2026-001, 2026-002 et 4 de plus`."""
    *others, last = numbers if len(numbers) <= _NAMED else [*numbers[:_NAMED], f"{len(numbers) - _NAMED} de plus"]
    return f"dossiers {', '.join(others)} et {last}" if others else f"dossier {last}"


def said_done(verdict: str, count: int, *, is_kept: bool = False) -> str:
    """Said in the bar; that the table was kept first, where it was."""
    told = {
        "ours": ("écart gardé : la base est juste.", "écarts gardés : la base est juste."),
        "asked": ("écart noté, à demander à la région.", "écarts notés, à demander à la région."),
        "open": ("écart remis à voir.", "écarts remis à voir."),
        "theirs": ("valeur prise du tableau.", "valeurs prises du tableau."),
    }
    said = spaced(formats.counted(count, *told[verdict]))
    return f"{KEPT} {said}" if is_kept else said


def said_beside(report: TakenReport) -> str:
    """What was supposed beside the values that were taken, or left as a hand had typed it."""
    told = dict.fromkeys(imports.said(each) for each in report.said)
    return spaced(f"À savoir : {' ; '.join(told)}.") if told else ""


def _told(found: Mapping[str, int], name: str, one: str, many: str) -> list[str]:
    count = found.get(name, 0)
    return [formats.counted(count, one, many)] if count else []
