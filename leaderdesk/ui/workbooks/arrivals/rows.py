"""The rows of a workbook as the preview lists them: what each would do, said in a line, and its columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from leaderdesk.domain.workbooks import choosing
from leaderdesk.domain.workbooks.verdicts import Choices, Preview, Problem, Proposal
from leaderdesk.ui.kit.lines import Column, Kind
from leaderdesk.ui.kit.tables.viewbar import View
from leaderdesk.ui.workbooks.arrivals.doubts import problems_of
from leaderdesk.words import workbook_values
from leaderdesk.words import workbooks as words
from leaderdesk.words.formats import NO_BREAK, number

_SIGNS = {"new": "+", "changed": "→", "same": "=", "doubt": "?", "error": "✕"}
# What is to be settled comes first, then what would be written.
# Nothing is written of these before somebody answers.
OPEN = ("doubt", "error")
_RANKS = ("error", "doubt", "changed", "new", "same")
_MORE = ("fiche_action", "status", "date_received", "date_committee", "total_cost", "eligible_cost", "feader")
_AMOUNTS = frozenset({"total_cost", "eligible_cost", "feader"})
_DAYS = frozenset({"date_received", "date_committee"})


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row, what it would do, and whether it is taken."""

    proposal: Proposal
    is_taken: bool
    is_skipped: bool = False

    @property
    def key(self) -> tuple[str, int]:
        """The sheet and the row."""
        return self.proposal.read.sheet, self.proposal.read.row

    @property
    def verdict(self) -> str:
        """What it would do."""
        return self.proposal.verdict

    @property
    def is_waiting(self) -> bool:
        """True where somebody must say something before it is written, or leave it."""
        return self.proposal.verdict in OPEN and not self.is_taken and not self.is_skipped

    def value(self, field: str) -> object:
        """What is sure of a field."""
        return self.proposal.read.values.get(field)


def rows_of(preview: Preview, choices: Choices) -> list[PreviewRow]:
    """Every row of every table."""
    return [
        PreviewRow(
            each,
            choosing.is_taken(each, choices),
            choosing.choice_of(choices, each.read.sheet, each.read.row).is_taken is False,
        )
        for table in preview.tables
        for each in table.rows
    ]


class RowsColumns(QObject):
    """The columns and the views of the preview."""

    def all(self) -> list[Column]:
        """Taken or not, what it would do, where it stands, who it speaks of, what changes."""
        return [
            Column("taken", self.tr("Prise"), self._taken, width=10),
            Column("verdict", self.tr("Ce que c’est"), said_verdict, key=_rank, width=14),
            Column("sheet", self.tr("Feuille"), lambda row: row.proposal.read.sheet, width=14),
            Column("row", self.tr("Ligne"), _number, key=lambda row: row.key, is_number=True, width=8),
            self._field("number", 12),
            self._field("title", 22, is_wide=True),
            Column("what", self.tr("Ce qui change, ce qui est à régler"), self._what, width=32, is_wide=True),
            self._field("holder_name", 20),
            *(self._field(name, 16, is_hidden=True) for name in _MORE),
        ]

    def views(self, rows: list[PreviewRow]) -> list[View]:
        """All rows, then those of each verdict, with their counts; a verdict that no row has is not offered."""
        titles = {
            "new": self.tr("Nouveaux"),
            "changed": self.tr("Changés"),
            "same": self.tr("Identiques"),
            "doubt": self.tr("En doute"),
            "error": self.tr("En erreur"),
        }
        views = [View("all", f"{self.tr('Toutes les lignes')}{NO_BREAK}({number(len(rows))})")]
        for verdict, title in titles.items():
            count = sum(row.verdict == verdict for row in rows)
            if count:
                views.append(
                    View(verdict, f"{title}{NO_BREAK}({number(count)})", predicate=partial(_has_verdict, verdict))
                )
        return views

    def _field(self, name: str, width: int, *, is_hidden: bool = False, is_wide: bool = False) -> Column:
        kind: Kind = "amount" if name in _AMOUNTS else "day" if name in _DAYS else "words"
        title, key = workbook_values.title(name), None if kind == "words" else partial(PreviewRow.value, field=name)
        value = partial(_value, name)
        return Column(name, title, value, key=key, kind=kind, width=width, is_hidden=is_hidden, is_wide=is_wide)

    def _taken(self, row: PreviewRow) -> str:
        if row.is_taken:
            return self.tr("✓ Prise")
        if row.is_skipped:
            return self.tr("– Laissée")
        return self.tr("Rien") if row.verdict == "same" else self.tr("– Attend")

    def _what(self, row: PreviewRow) -> str:
        """What is to be settled first; else each field that changes, then what is only told."""
        asked = [each for each in problems_of(row.proposal) if each.weight != "remark"]
        if asked:
            return told(asked)
        changes = [words.change(each) for each in row.proposal.changes]
        remarks = told(problems_of(row.proposal))
        return " · ".join([*changes, *([remarks] if remarks else [])]) or NO_BREAK


def said_verdict(row: PreviewRow) -> str:
    """What a row would do, by a sign and a word."""
    return f"{_SIGNS[row.verdict]} {words.verdict(row.verdict)}"


def told(problems: list[Problem] | tuple[Problem, ...]) -> str:
    """What is said of a row, in one line."""
    return " · ".join(dict.fromkeys(words.problem(each) for each in problems))


def _value(field: str, row: PreviewRow) -> str:
    return workbook_values.say(field, row.proposal.read.values.get(field))


def _number(row: PreviewRow) -> str:
    return number(row.proposal.read.row)


def _rank(row: PreviewRow) -> tuple[int, str, int]:
    return _RANKS.index(row.verdict), *row.key


def _has_verdict(verdict: str, row: PreviewRow) -> bool:
    return row.verdict == verdict
