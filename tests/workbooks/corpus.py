"""The corpus as it is kept: each workbook with what should be found in it, and its cells read without our importer."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from python_calamine import load_workbook

FOLDER = Path(__file__).parents[1] / "data" / "workbooks"
_ENCODINGS = ("utf-8-sig", "cp1252", "mac_roman")


@dataclass(frozen=True, slots=True)
class Specimen:
    """A workbook of the corpus."""

    name: str
    path: Path
    about: str
    base: str
    tables: list[dict[str, Any]]


def specimens() -> list[Specimen]:
    """All of them, by name."""
    return [_specimen(each) for each in sorted(FOLDER.glob("*.json"))]


def _specimen(path: Path) -> Specimen:
    told = json.loads(path.read_text("utf-8"))
    return Specimen(path.stem, FOLDER / told["file"], told["about"], told["base"], told["tables"])


def plain_cells(path: Path) -> dict[str, dict[int, list[Any]]]:
    """The cells of each sheet by row counted from one, without anything of ours."""
    if path.suffix == ".csv":
        return {path.stem: dict(enumerate(_separated(path), 1))}
    book = load_workbook(str(path))
    found = {}
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        first = (sheet.start or (0, 0))[0] + 1
        found[name] = dict(enumerate(sheet.to_python(skip_empty_area=True), first))
    return found


def _separated(path: Path) -> list[list[str]]:
    content = path.read_bytes()
    text = _decoded(content)
    separator = max("\t;,", key=text.splitlines()[0].count if len(text) else "".count)
    separator = max("\t;,", key=text.count) if not text.splitlines()[0].count(separator) else separator
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError("neither encoding")


def shown(cell: object) -> str:
    """A cell as one text to look for things in: days as ISO, numbers with two decimals."""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, int | float):
        return f"{cell:.2f}"
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    return " ".join(str(cell).split())
