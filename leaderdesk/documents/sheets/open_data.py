"""Grants in the file of open data: UTF-8, commas, the columns of the schema, no text that a spreadsheet computes."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from leaderdesk.domain.open_data import NAMES, Line
from leaderdesk.system.safe_write import write_safely

# Opened by a spreadsheet, a text that begins so is a formula: an apostrophe before it keeps it a text.
_COMPUTED = ("=", "+", "-", "@")


def write_lines(target: Path, lines: Sequence[Line]) -> None:
    """Write the file, or leave what was there."""
    content = io.StringIO()
    writer = csv.writer(content, lineterminator="\r\n")
    writer.writerow(NAMES)
    writer.writerows([line.get(name, "") for name in NAMES] for line in lines)
    write_safely(target, content.getvalue().encode())


def plain(text: str) -> str:
    """A text on one line, that no spreadsheet takes for a formula."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return f"'{line}" if line.startswith(_COMPUTED) else line
