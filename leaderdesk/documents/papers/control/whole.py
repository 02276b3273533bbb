"""The control file: its index, then each part in order, every part present even where nothing is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from leaderdesk.documents.papers.blocks import Block, Bullets, Facts, Heading, KeepTogether, Paper, Paragraph
from leaderdesk.documents.papers.control import evidence, money, project
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.domain.sheets.control import ControlSheet
from leaderdesk.drawings.shapes import Measure
from leaderdesk.words import paper_control as words

_Part = Callable[[ControlSheet], Iterable[Block]]


def control_file(sheet: ControlSheet, letterhead: Letterhead, measure: Measure) -> Paper:
    """The whole file on the day of the paper."""
    record = sheet.sheets.whole.record
    stamp = Stamp("control_file", words.title(record.number), words.reference(record.number), subject=record.title)
    parts: dict[str, _Part] = {
        "holder": project.holder,
        "project": project.project,
        "eligibility": evidence.eligibility,
        "costs": money.costs,
        "financing": money.financing,
        "selection": evidence.selection,
        "passages": evidence.passages,
        "stages": money.stages,
        "treasury": lambda each: money.treasury(each, measure),
        "pieces": evidence.pieces,
        "notes": project.notes,
        "history": project.history,
        "enclosures": evidence.enclosures,
    }
    return paper_of(letterhead, stamp, (*_head(sheet), *_parts(sheet, parts)))


def _head(sheet: ControlSheet) -> Iterator[Block]:
    yield Heading(1, words.title(sheet.sheets.whole.record.number))
    yield Facts(tuple(words.summed(sheet)))
    yield Paragraph(words.WARNING, "note")
    yield Heading(2, "Sommaire")
    yield Bullets(tuple(words.PARTS.values()), is_numbered=True)


def _parts(sheet: ControlSheet, parts: dict[str, _Part]) -> Iterator[Block]:
    for rank, (code, part) in enumerate(parts.items(), start=1):
        blocks = tuple(part(sheet)) or (Paragraph(words.NOTHING),)
        yield Heading(2, words.part(rank, code))
        # What comes from another paper keeps its order under this part.
        yield from map(_lowered, blocks)


def _lowered(block: Block) -> Block:
    """A title of another paper, as a title of this part."""
    if isinstance(block, Heading):
        return replace(block, level=3)
    return KeepTogether(tuple(map(_lowered, block.blocks))) if isinstance(block, KeepTogether) else block
