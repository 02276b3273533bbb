"""What somebody decides of a workbook, one gesture at a time: each gives other choices, none writes anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.cells import Sheet
from leaderdesk.domain.workbooks.tables import Layout
from leaderdesk.domain.workbooks.verdicts import Choices, Preview, Proposal, RowChoice

NO_CHOICE = RowChoice()
# What is written once it is taken; a doubt waits for its answer, an error is set aside.
WRITTEN = ("new", "changed")
_TWICE = "duplicate_in_file"


def has_choices(choices: Choices) -> bool:
    """True where somebody decided something, beyond what is remembered of the source."""
    return choices != Choices(memory=choices.memory)


def choice_of(choices: Choices, sheet: str, row: int) -> RowChoice:
    """What was decided of a row."""
    return choices.rows.get((sheet, row), NO_CHOICE)


def is_taken(proposal: Proposal, choices: Choices) -> bool:
    """True where taking the workbook would write this row."""
    chosen = choice_of(choices, proposal.read.sheet, proposal.read.row)
    return proposal.verdict in WRITTEN and chosen.is_taken is not False


def is_only_taking(before: Choices, after: Choices, proposals: Iterable[Proposal]) -> bool:
    """True where rows of which nothing is said were only taken or skipped: without twins, all the rest is the same."""
    if replace(before, rows={}) != replace(after, rows={}):
        return False
    keys = {key for key in {*before.rows, *after.rows} if before.rows.get(key) != after.rows.get(key)}
    for key in keys:
        was, now = before.rows.get(key, NO_CHOICE), after.rows.get(key, NO_CHOICE)
        if replace(was, is_taken=None) != replace(now, is_taken=None):
            return False
    changed = (each for each in proposals if (each.read.sheet, each.read.row) in keys)
    return all(each.verdict in WRITTEN and not each.problems for each in changed)


def has_twins(preview: Preview) -> bool:
    """True where several rows speak of one dossier: taking one of them says that it is the one that is meant."""
    rows = (each for table in preview.tables for each in table.rows)
    return any(problem.code == _TWICE for each in rows for problem in each.problems)


def taking(choices: Choices, rows: Sequence[tuple[str, int]], *, is_taken: bool) -> Choices:
    """Take these rows, or skip them."""
    decided = {key: replace(choices.rows.get(key, NO_CHOICE), is_taken=is_taken) for key in rows}
    return replace(choices, rows={**choices.rows, **decided})


def typing(choices: Choices, sheet: str, row: int, typed: Mapping[str, str | None]) -> Choices:
    """Put these texts in place of what was read, by field; None gives a field back what was read."""
    now = choice_of(choices, sheet, row)
    kept = {field: text for field, text in {**now.typed, **typed}.items() if text is not None}
    return _deciding(choices, sheet, row, replace(now, typed=kept))


def naming_dossier(choices: Choices, sheet: str, row: int, key: int | None) -> Choices:
    """Say which dossier a row speaks of; 0 is a new one, None says nothing."""
    return _deciding(choices, sheet, row, replace(choice_of(choices, sheet, row), dossier=key))


def naming_holder(choices: Choices, sheet: str, row: int, key: int | None) -> Choices:
    """Say which holder a row speaks of; 0 is a new one, None says nothing."""
    return _deciding(choices, sheet, row, replace(choice_of(choices, sheet, row), holder=key))


def forgetting(choices: Choices, sheet: str, row: int) -> Choices:
    """Nothing was said of a row."""
    return _deciding(choices, sheet, row, NO_CHOICE)


def naming_column(choices: Choices, sheet: str, column: int, field: str) -> Choices:
    """Say which field a column is; the field leaves the column that had it by hand."""
    others = {place: each for place, each in choices.columns.get(sheet, {}).items() if each != field or field == "note"}
    return replace(choices, columns={**choices.columns, sheet: {**others, column: field}})


def naming_word(choices: Choices, field: str, read: str, value: str | None) -> Choices:
    """Say what a word of the workbook stands for; None says nothing any more."""
    words = {word: each for word, each in choices.words.get(field, {}).items() if word != folded(read)}
    said = words if value is None else {**words, folded(read): value}
    return replace(choices, words={**choices.words, field: said})


def leaving_sheet(choices: Choices, sheet: str, *, is_left: bool) -> Choices:
    """Take nothing of a sheet, or take it again."""
    left = choices.left_sheets | {sheet} if is_left else choices.left_sheets - {sheet}
    return replace(choices, left_sheets=left)


def pointing(choices: Choices, found: Sequence[Layout], before: Layout | None, after: Layout) -> Choices:
    """Lay a table elsewhere; the other tables of its sheet stay where they were found."""
    here = [each for each in found if each.sheet == after.sheet and each != before]
    elsewhere = [each for each in choices.layouts if each.sheet != after.sheet]
    return replace(choices, layouts=(*elsewhere, *sorted([*here, after], key=lambda each: each.first_header)))


def finding_again(choices: Choices, sheet: str) -> Choices:
    """Forget what was pointed at in a sheet."""
    return replace(choices, layouts=tuple(each for each in choices.layouts if each.sheet != sheet))


def headed_at(sheet: Sheet, first: int, last: int, before: Layout | None) -> Layout:
    """The table whose headings are at these rows: as wide as they are, down to where it went or to the last row."""
    filled = [
        column
        for row in range(first, last + 1)
        for column, cell in enumerate(sheet.rows[row - 1] if row <= len(sheet.rows) else (), 1)
        if cell is not None
    ]
    is_further = before is not None and before.last_row > last
    bottom = before.last_row if before is not None and is_further else len(sheet.rows)
    return Layout(sheet.name, first, last, min(filled, default=1), max(filled, default=1), max(bottom, last))


def ended_at(layout: Layout, row: int) -> Layout:
    """The same table with this row as its last; never above its headings."""
    return replace(layout, last_row=max(row, layout.last_header))


def _deciding(choices: Choices, sheet: str, row: int, decided: RowChoice) -> Choices:
    rows = {key: each for key, each in choices.rows.items() if key != (sheet, row)}
    if decided != NO_CHOICE:
        rows[sheet, row] = decided
    return replace(choices, rows=rows)
