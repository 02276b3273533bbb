"""Papers written to files, by whoever has the time: nothing is asked of the base any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.system.safe_write import write_safely
from leaderdesk.words import papers as words


@dataclass(frozen=True, slots=True)
class Written:
    """One file, and the characters that no font could print, shown as `?` in it."""

    path: Path
    unprinted: str = ""


def write_papers(
    papers: Sequence[Paper], folder: Path, *, is_office: bool = False, told: Callable[[int], object] = lambda _: None
) -> tuple[Written, ...]:
    """A file for each paper, in a folder that exists; `told` hears how many are done and may raise to stop."""
    written = []
    for rank, (paper, name) in enumerate(zip(papers, _names(papers), strict=True), start=1):
        path = folder / f"{name}.{'odt' if is_office else 'pdf'}"
        content, unprinted = rendered(paper, is_office=is_office)
        with world_faults(path):
            write_safely(path, content)
        written.append(Written(path, unprinted))
        told(rank)
    return tuple(written)


def rendered(paper: Paper, *, is_office: bool = False) -> tuple[bytes, str]:
    """The bytes of a file, and what could not be printed in it; both kits are loaded when first asked for."""
    if is_office:
        from leaderdesk.documents.office.odt import odt_bytes

        return odt_bytes(paper), ""
    from leaderdesk.documents.pdf.writing import pdf_bytes

    content, made = pdf_bytes(paper)
    return content, "".join(made.unknown)


def _names(papers: Sequence[Paper]) -> Iterator[str]:
    """A name for each file, none twice."""
    seen: dict[str, int] = {}
    for paper in papers:
        name = words.file_name(paper.title, paper.reference)
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"
