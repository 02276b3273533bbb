"""What is copied from a table and pasted into it: tabs between cells, decimals with a comma, as spreadsheets do."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from leaderdesk.ui.kit.lines import Column, Line

_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\t": " ", "\n": " "})


def copied_block(columns: Sequence[Column], rows: Sequence[tuple[Line, Sequence[int]]], places: Sequence[int]) -> str:
    """Some lines under some columns; of each line, only the cells that are selected."""
    return "\n".join(
        "\t".join(copied_cell(columns[place], line, place) if place in chosen else "" for place in places)
        for line, chosen in rows
    )


def copied_titles(columns: Sequence[Column], places: Sequence[int]) -> str:
    """The titles of some columns, as the first row of what is copied."""
    return "\t".join(columns[place].title for place in places)


def copied_cell(column: Column, line: Line, place: int) -> str:
    """One cell: an amount without spaces nor sign, anything else as it is read."""
    if column.copied is not None:
        text = column.copied(line.item)
    elif column.kind == "amount" and line.keys[place] is not None:
        text = plain_amount(line.keys[place])
    elif column.kind == "count":
        text = "".join(line.texts[place].split())
    else:
        text = line.texts[place]
    return text.translate(_SPACES)


def plain_amount(cents: int) -> str:
    """An amount as a French spreadsheet reads it: no space, no sign of currency, a comma."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100},{abs(cents) % 100:02d}"


def pasted_rows(text: str) -> list[list[str]]:
    """The cells of a block copied from a spreadsheet, which puts in quotes what holds a tab or a new line."""
    lines = list(csv.reader(text.splitlines(keepends=True), delimiter="\t"))
    while lines and not any(lines[-1]):
        lines.pop()
    return lines
