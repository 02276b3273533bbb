"""What PDF/UA asks of the structure of a file, each rule named by what breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

_ABOVE = {
    "TR": {"THead", "TBody"},
    **{kind: {"TR"} for kind in ("TH", "TD")},
    **{kind: {"Table"} for kind in ("THead", "TBody", "Caption")},
    "LI": {"L"},
    **{kind: {"LI"} for kind in ("Lbl", "LBody")},
}
# What only holds other elements, and what may say nothing.
_HOLDERS, _SILENT = {"Document", "Table", "THead", "TBody", "TR", "L", "LI", "BlockQuote"}, {"TD"}


def broken(content: bytes) -> list[str]:
    """Every rule that a file breaks, with the element that breaks it."""
    with pikepdf.open(BytesIO(content)) as pdf:
        found = list(elements(pdf))
        faults = [f"{above}/{_kind(each)}: {fault}" for above, each in found for fault in _faults(above, each)]
        faults += [f"page {rank}: tab order" for rank, page in enumerate(pdf.pages) if page.obj.get("/Tabs") != "/S"]
        return faults + _headings(found) + _characters(pdf)


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Every element in reading order, with the kind of what holds it."""
    return _elements(pdf.Root.StructTreeRoot.K, "")


def _elements(element: Any, above: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - pikepdf's objects are of any kind
    yield above, element
    for kid in _inside(element):
        yield from _elements(kid, _kind(element))


def _kind(element: Any) -> str:  # noqa: ANN401
    return str(element.S)[1:]


def _inside(element: Any) -> list[Any]:  # noqa: ANN401
    return [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _faults(above: str, element: Any) -> Iterator[str]:  # noqa: ANN401
    kind, inside, told = _kind(element), _inside(element), element.get("/A", {})
    if above not in _ABOVE.get(kind, {above}):
        yield "out of place"
    if not list(element.get("/K", [])) and kind not in _SILENT:
        yield "says nothing"
    if kind in _HOLDERS and len(inside) != len(list(element.get("/K", []))):
        yield "paints by itself"
    if kind == "Figure" and not (str(element.get("/Alt", "")).strip() and "/BBox" in told):
        yield "no text, or no place"
    if kind == "TH" and "/Scope" not in told:
        yield "no scope"
    if kind == "Table":
        yield from _of_table([row for part in inside for row in _inside(part) if _kind(row) == "TR"])


def _of_table(rows: list[Any]) -> Iterator[str]:
    if len({sum(int(cell.get("/A", {}).get("/ColSpan", 1)) for cell in _inside(row)) for row in rows}) != 1:
        yield "rows of several lengths"
    if not any(_kind(cell) == "TH" for row in rows for cell in _inside(row)):
        yield "no header"


def _headings(found: list[tuple[str, Any]]) -> list[str]:
    levels = [int(kind[1]) for _, each in found if (kind := _kind(each))[0] == "H" and kind[1:].isdigit()]
    return [
        f"H{level} after H{before}" for before, level in zip([0, *levels], levels, strict=False) if level > before + 1
    ]


def _characters(pdf: pikepdf.Pdf) -> list[str]:
    """A character that its font does not have is painted as nothing, and read as nothing."""
    found = []
    for rank, page in enumerate(pdf.pages):
        shown = (bytes(each[0][0]) for each in pikepdf.parse_content_stream(page) if str(each[1]) == "Tj")
        if any(text[at : at + 2] == b"\0\0" for text in shown for at in range(0, len(text), 2)):
            found.append(f"page {rank}: a character without a shape")
    return found
