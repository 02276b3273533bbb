"""The corpus holds what it says: every file opens, every row and value expected stands in its cells."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import Any

import pytest

from leaderdesk.domain.dossiers import STATUSES
from leaderdesk.domain.holders import LEGAL_KINDS, is_siret
from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.fields import BY_CODE, kind_of
from leaderdesk.domain.workbooks.tables import LEFT_OUT
from leaderdesk.domain.workbooks.verdicts import VERDICTS
from tests.workbooks.corpus import FOLDER, Specimen, plain_cells, shown, specimens
from tests.workbooks.making.everything import CASES
from tests.workbooks.making.pool import FICHES
from tests.workbooks.making.writing import content_of, expected_text

_ALL = specimens()
# What a spreadsheet counts days from.
_EPOCH = date(1899, 12, 30)
# How far above its row the name of a holder may stand.
_MERGED = 2
_CODES = {"status": STATUSES, "holder_kind": LEGAL_KINDS, "fiche": tuple(FICHES)}


def test_there_are_enough_of_each_kind() -> None:
    kinds = [each.path.suffix for each in _ALL]

    assert len(_ALL) >= 60
    assert [kind for kind in (".xlsm", ".xls", ".ods") if kinds.count(kind) < 3] == []
    assert kinds.count(".csv") >= 8
    assert sum(each.stat().st_size for each in FOLDER.iterdir()) < 2_000_000


def test_what_is_expected_is_what_its_makers_say() -> None:
    made = {one.name: expected_text(one) for one in CASES}

    assert {each.stem: each.read_text("utf-8") for each in FOLDER.glob("*.json")} == made


@pytest.mark.long
def test_the_files_are_what_their_makers_make() -> None:
    made = {one.file: content_of(one) for one in CASES if one.kind not in {"xls", "ods"}}

    assert [name for name, content in made.items() if _members((FOLDER / name).read_bytes()) != _members(content)] == []


def test_what_is_expected_stands_in_the_files() -> None:
    assert {each.name: lost for each in _ALL if (lost := _lost(each))} == {}


def test_what_is_expected_is_written_as_agreed() -> None:
    tables = [(each.name, table) for each in _ALL for table in each.tables]
    rows = [(name, row) for name, table in tables for row in table["rows"]]

    assert {row["verdict"] for _, row in rows} <= set(VERDICTS)
    assert {each["why"] for _, table in tables for each in table["left_out"]} <= set(LEFT_OUT)
    found = [(name, row["row"], *each) for name, row in rows for each in row["values"].items()]
    assert [each for each in found if not _is_as_agreed(*each[2:])] == []


def _lost(specimen: Specimen) -> list[object]:
    """The headings, values and rows left out that the cells of a file do not show."""
    sheets = plain_cells(specimen.path)
    lost: list[object] = []
    for table in specimen.tables:
        cells = sheets[specimen.path.stem if specimen.path.suffix == ".csv" else table["sheet"]]
        heads = folded(" ".join(_told(cells, row) for row in _header_rows(table)))
        lost += [each for each in table["columns"].values() if not _has_all(heads, each)]
        lost += [(row["row"], *each) for row in table["rows"] for each in _untraced(cells, row)]
        lost += [each for each in table["left_out"] if not _told(cells, each["row"]).strip()]
    return lost


def _members(content: bytes) -> dict[str, bytes]:
    """What an archive holds, however it was squeezed; a text is one member."""
    if not content.startswith(b"PK"):
        return {"": content}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _is_as_agreed(name: str, value: Any) -> bool:  # noqa: ANN401 - whatever the JSON holds
    if name == "cofunders":
        return isinstance(value, str) or all(set(each) == {"name", "amount"} for each in value)
    patterns = {"amount": r"-?\d+\.\d\d", "day": r"\d{4}-\d\d-\d\d", "rate": r"\d+(\.\d+)?", "siret": r"\d{14}"}
    kind = kind_of(name)
    if kind in _CODES:
        return value in _CODES[kind]
    if kind == "siret" and not is_siret(value):
        return False
    return name in BY_CODE and re.fullmatch(patterns.get(kind, r"\S(.*\S)?"), value) is not None


def _header_rows(table: dict[str, Any]) -> range:
    return range(table.get("first_header", table["header_row"]), table["header_row"] + 1)


def _told(cells: dict[int, list[Any]], row: int) -> str:
    return " ".join(shown(each) for each in cells.get(row, []))


def _has_all(heads: str, heading: str) -> bool:
    return all(word in heads for word in folded(heading).split())


def _untraced(cells: dict[int, list[Any]], row: dict[str, Any]) -> list[tuple[str, Any]]:
    """The values of a row that none of its cells shows."""
    told = _told(cells, row["row"])
    digits = re.sub(
        r"[^\d|]", "", "|".join(re.sub(r"[,.](\d\d)$", r"\1", shown(each)) for each in cells.get(row["row"], []))
    )
    # One holder may be merged over several rows.
    above = " ".join(_told(cells, each) for each in range(row["row"] - _MERGED, row["row"] + 1))
    return [
        (name, value)
        for name, value in row["values"].items()
        if not _is_traced(name, value, above if name == "holder_name" else told, digits)
    ]


def _is_traced(name: str, value: Any, told: str, digits: str) -> bool:  # noqa: ANN401 - same
    if name == "cofunders" and not isinstance(value, str):
        return True
    kind = kind_of(name)
    if kind in {"status", "holder_kind", "fiche", "rate"}:
        return True
    if kind == "amount":
        plain = re.sub(r"\D", "", value)
        return plain in digits or plain.removesuffix("00") in digits or plain.rstrip("0") in digits
    if kind == "day":
        serial = f"{(date.fromisoformat(value) - _EPOCH).days}.00"
        return value in told or serial in told or all(part.lstrip("0") in told for part in (value[2:4], value[8:]))
    return (kind == "siret" and value in digits) or folded(value) in folded(told)
