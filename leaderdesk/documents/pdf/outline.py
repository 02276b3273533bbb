"""The structure tree and the bookmarks as the file holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from leaderdesk.documents.pdf.file import File, Raw
from leaderdesk.documents.pdf.pen import Bookmark
from leaderdesk.documents.pdf.tree import Node, Tree


def add_tree(file: File, tree: Tree, pages: Sequence[int]) -> PDFObjectReference:
    """All elements, and for each page the element of each mark; `pages` are the numbers of the pages."""
    root, parents = Raw(""), Raw("")
    root_reference, parents_number = file.add(root), file.number(file.add(parents))
    bodies = {id(node): Raw("") for node in tree.nodes()}
    numbers = {key: file.number(file.add(body)) for key, body in bodies.items()}
    for node in tree.nodes():
        above = numbers[id(node.parent)] if node.parent else file.number(root_reference)
        bodies[id(node)].text = _element(node, above, numbers, pages)
    rows = (
        f"{rank} [{' '.join(f'{numbers[id(owner)]} 0 R' for owner in owners)}]"
        for rank, owners in enumerate(tree.owners)
    )
    parents.text = f"<</Nums [{' '.join(rows)}]>>"
    root.text = (
        f"<</Type/StructTreeRoot/K {numbers[id(tree.root)]} 0 R/ParentTree {parents_number} 0 R"
        f"/ParentTreeNextKey {len(tree.owners)}>>"
    )
    return root_reference


def _element(node: Node, above: int, numbers: dict[int, int], pages: Sequence[int]) -> str:
    first = next((kid[0] for kid in node.kids if isinstance(kid, tuple)), None)
    parts = [f"/S/{node.kind}/P {above} 0 R"]
    if first is not None:
        parts.append(f"/Pg {pages[first]} 0 R")
    if node.attributes:
        parts.append(f"/A {node.attributes}")
    if node.said:
        parts.append(f"/Alt {hexadecimal(node.said)}")
    if node.kids:
        parts.append(f"/K [{' '.join(_kid(kid, first, numbers, pages) for kid in node.kids)}]")
    return f"<<{''.join(parts)}>>"


def _kid(kid: Node | tuple[int, int], first: int | None, numbers: dict[int, int], pages: Sequence[int]) -> str:
    if isinstance(kid, Node):
        return f"{numbers[id(kid)]} 0 R"
    page, mark = kid
    return str(mark) if page == first else f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {mark}>>"


def hexadecimal(text: str) -> str:
    """A text in any letters."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


@dataclass(slots=True)
class _Entry:
    mark: Bookmark
    kids: list[_Entry] = field(default_factory=list)


def add_bookmarks(file: File, bookmarks: Sequence[Bookmark], pages: Sequence[int]) -> PDFObjectReference | None:
    """Headings as a tree; a level that was jumped over makes no empty step."""
    if not bookmarks:
        return None
    top: list[_Entry] = []
    open_entries: list[_Entry] = []
    for mark in bookmarks:
        while open_entries and open_entries[-1].mark.level >= mark.level:
            open_entries.pop()
        entry = _Entry(mark)
        (open_entries[-1].kids if open_entries else top).append(entry)
        open_entries.append(entry)
    root = Raw("")
    reference = file.add(root)
    first, last, count = _add_entries(file, top, file.number(reference), pages)
    root.text = f"<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {count}>>"
    return reference


def _add_entries(file: File, entries: Sequence[_Entry], above: int, pages: Sequence[int]) -> tuple[int, int, int]:
    """Brothers, linked to each other: the first, the last, and how many are shown with all that is below."""
    bodies = [Raw("") for _ in entries]
    numbers = [file.number(file.add(body)) for body in bodies]
    total = len(entries)
    for rank, (entry, body) in enumerate(zip(entries, bodies, strict=True)):
        mark = entry.mark
        parts = [f"/Title {hexadecimal(mark.text)}/Parent {above} 0 R"]
        parts.append(f"/Dest [{pages[mark.page]} 0 R /XYZ 0 {mark.top:.2f} null]")
        if rank:
            parts.append(f"/Prev {numbers[rank - 1]} 0 R")
        if rank + 1 < len(entries):
            parts.append(f"/Next {numbers[rank + 1]} 0 R")
        if entry.kids:
            first, last, count = _add_entries(file, entry.kids, numbers[rank], pages)
            parts.append(f"/First {first} 0 R/Last {last} 0 R/Count {count}")
            total += count
        body.text = f"<<{''.join(parts)}>>"
    return numbers[0], numbers[-1], total
