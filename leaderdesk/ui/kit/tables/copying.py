"""What is copied from a table and pasted into it: tabs between cells, decimals with a comma, as spreadsheets do.

The same block is given as a page too, where each cell says what it is: a SIRET keeps its zeros, a day stays a day.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from html import escape

from leaderdesk.ui.kit.lines import Column, Line

# Some lines, and of each the places of the cells that are selected.
Rows = Sequence[tuple[Line, Sequence[int]]]

_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})
_IN_QUOTES = frozenset('\t\n"')
# Spreadsheets count days from there.
_FIRST_DAY = date(1899, 12, 30)
_CENTS = 100
# What LibreOffice and Excel read of a cell: its value, with a point, and how it is written in French.
_FRENCH = "1033;1036;"
_AMOUNT = f'sdval="{{}}" sdnum="{_FRENCH}# ##0,00"'
_DAY = f'sdval="{{}}" sdnum="{_FRENCH}JJ/MM/AAAA"'
_COUNT = f'sdval="{{}}" sdnum="{_FRENCH}0"'
_TEXT = f'sdnum="{_FRENCH}@" style="mso-number-format:\'\\@\'"'
_BREAK = '<br style="mso-data-placement:same-cell">'


def copied_block(columns: Sequence[Column], rows: Rows, places: Sequence[int]) -> str:
    """Some lines under some columns; of each line, only the cells that are selected."""
    return "\n".join(
        "\t".join(_quoted(copied_cell(columns[place], line, place)) if place in chosen else "" for place in places)
        for line, chosen in rows
    )


def copied_titles(columns: Sequence[Column], places: Sequence[int]) -> str:
    """The titles of some columns, as the first row of what is copied."""
    return "\t".join(columns[place].title for place in places)


def copied_page(columns: Sequence[Column], rows: Rows, places: Sequence[int], *, has_titles: bool) -> str:
    """The same block as a table of a page, each cell with its kind."""
    found = ["".join(f"<th>{escape(columns[place].title)}</th>" for place in places)] if has_titles else []
    found += [
        "".join(_cell(columns[place], line, place) if place in chosen else "<td></td>" for place in places)
        for line, chosen in rows
    ]
    body = "\n".join(f"<tr>{cells}</tr>" for cells in found)
    return f'<meta charset="utf-8"><table>\n{body}\n</table>'


def copied_cell(column: Column, line: Line, place: int) -> str:
    """One cell: an amount without spaces nor sign, anything else as it is read."""
    if column.copied is not None:
        text = column.copied(line.item)
    elif column.kind == "amount" and (key := line.key(place)) is not None:
        text = plain_amount(key)
    elif column.kind == "count":
        text = "".join(line.text(place).split())
    else:
        text = line.text(place)
    return text.translate(_SPACES)


def plain_amount(cents: int) -> str:
    """An amount as a French spreadsheet reads it: no space, no sign of currency, a comma."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // _CENTS},{abs(cents) % _CENTS:02d}"


def pasted_rows(text: str) -> list[list[str]]:
    """The cells of a block copied from a spreadsheet, which puts in quotes what holds a tab or a new line."""
    lines = list(csv.reader(text.splitlines(keepends=True), delimiter="\t"))
    while lines and not any(lines[-1]):
        lines.pop()
    return lines


def _quoted(text: str) -> str:
    """In quotes where a spreadsheet would else see two cells, or two lines."""
    if not _IN_QUOTES & set(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _cell(column: Column, line: Line, place: int) -> str:
    text, told = copied_cell(column, line, place), _TEXT
    value = column.value_of(line.item)
    if column.copied is None and column.kind == "amount" and isinstance(value, int):
        told = _AMOUNT.format(plain_amount(value).replace(",", "."))
    elif column.kind == "day" and isinstance(value, date):
        told = _DAY.format((value - _FIRST_DAY).days)
    elif column.kind == "count" and text.lstrip("-").isdigit():
        told = _COUNT.format(int(text))
    shown = _BREAK.join(escape(each) for each in text.split("\n")).replace("\t", "&#9;")
    return f"<td {told}>{shown}</td>"
