"""One folder for each dossier, ready for the authority's portal: papers and pieces under its names, a plain index."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.extracts.projects import project_extract
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.documents.papers.portal import aside_record, attendance_record, grid_record
from leaderdesk.domain.papers.enclosures import fit_name, split_ending
from leaderdesk.domain.papers.file_names import USUAL_NAMES, Named, apart, folded_name, name_file
from leaderdesk.domain.sheets.pieces import PieceSheet
from leaderdesk.domain.sheets.sittings.minutes import MinutesSheet, PointMinutes
from leaderdesk.services.papers.control import Enclosed, enclosed_of, enclosures_of, fresh_folder
from leaderdesk.services.papers.minutes import read_minutes
from leaderdesk.services.papers.writing import rendered
from leaderdesk.services.pieces import read_pieces
from leaderdesk.services.reading import whole_dossier
from leaderdesk.services.settings import setting
from leaderdesk.services.sitting_passages import read_passages
from leaderdesk.store.base import OpenBase
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.system.safe_write import safely_written, write_safely
from leaderdesk.words import letters
from leaderdesk.words import paper_portal as words

NAMES_SETTING = "portal_names"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Lack:
    """A document that cannot be given: a code, and what the document is."""

    code: str
    document: str


@dataclass(frozen=True, slots=True)
class Portal:
    """What goes out for a dossier, as plain values: it may be written away from the base."""

    number: str
    title: str
    gal: str
    on: date
    pattern: str
    papers: tuple[tuple[str, Paper], ...]
    files: tuple[tuple[str, Enclosed], ...]
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class WrittenPortal:
    """Where it was written, what is in it, and what is missing."""

    path: Path
    names: tuple[str, ...]
    lacks: tuple[Lack, ...]
    unprinted: str = ""


def prepare_portal(base: OpenBase, dossier_id: int, letterhead: Letterhead) -> Portal:
    """The papers of the last sitting that decided the dossier, then its pieces and its other files."""
    whole = whole_dossier(base, dossier_id)
    papers, lacks = _papers(base, dossier_id, letterhead)
    files, wanting = _files(base, dossier_id, letterhead.made_on)
    return Portal(
        number=whole.record.number,
        title=whole.record.title,
        gal=letterhead.gal,
        on=letterhead.made_on,
        pattern=setting(base, NAMES_SETTING, USUAL_NAMES),
        papers=papers,
        files=files,
        lacks=(*lacks, *wanting),
    )


def write_portal(portal: Portal, parent: Path, *, told: Callable[[int], object] = lambda _: None) -> WrittenPortal:
    """A folder of its own under `parent`, never over one that is there; `told` hears how many files are in."""
    with world_faults(parent):
        folder = fresh_folder(parent, fit_name(words.folder_name(portal.number, portal.on)))
        try:
            return _written(portal, folder, told)
        except BaseException:
            # Half a folder would be uploaded as a whole one.
            shutil.rmtree(folder, ignore_errors=True)
            raise


def compose_portal(base: OpenBase, dossier_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """The papers alone; none before a committee has decided."""
    return tuple(paper for _, paper in _papers(base, dossier_id, letterhead)[0])


def _papers(
    base: OpenBase, dossier_id: int, letterhead: Letterhead
) -> tuple[tuple[tuple[str, Paper], ...], tuple[Lack, ...]]:
    found = _decided(base, dossier_id)
    if found is None:
        return (), tuple(Lack("no_decision", each) for each in words.DOCUMENTS.values())
    sheet, point = found
    papers = [
        (words.DOCUMENTS["extract"], project_extract(sheet, point, letterhead)),
        (words.DOCUMENTS["attendance"], attendance_record(sheet, point, letterhead)),
    ]
    has_notes = point.sheet.score is not None and bool(point.sheet.score.counted)
    if has_notes:
        papers.append((words.DOCUMENTS["grid"], grid_record(sheet, point, letterhead)))
    papers.append((words.DOCUMENTS["declarations"], aside_record(sheet, point, letterhead)))
    return tuple(papers), () if has_notes else (Lack("no_note", words.DOCUMENTS["grid"]),)


def _decided(base: OpenBase, dossier_id: int) -> tuple[MinutesSheet, PointMinutes] | None:
    """The last sitting that decided something of the dossier."""
    for passage in read_passages(base, dossier_id):
        if passage.decision is not None:
            sheet = read_minutes(base, passage.sitting_id).sheet
            return sheet, next(each for each in sheet.points if each.key == passage.point)
    return None


def _files(base: OpenBase, dossier_id: int, on: date) -> tuple[tuple[tuple[str, Enclosed], ...], tuple[Lack, ...]]:
    """The pieces in the order they are asked, then what else is attached; what is not sound is said, not sent."""
    whole = whole_dossier(base, dossier_id)
    enclosed = {each.enclosure.rank: each for each in enclosed_of(base, enclosures_of(base, whole))}
    ranks = {row.id: rank for rank, row in enumerate(whole.attachments, start=1)}
    found, lacks, placed = list[tuple[str, Enclosed]](), list[Lack](), set[int]()
    for piece in read_pieces(base, dossier_id, on).pieces:
        if piece.attachment is None:
            lacks += _lack_of(piece)
        else:
            rank = ranks[piece.attachment.id]
            placed.add(rank)
            found.append((letters.piece(piece.code, piece.label), enclosed[rank]))
    found += [(split_ending(each.enclosure.name)[0], each) for rank, each in enclosed.items() if rank not in placed]
    sound = tuple(each for each in found if each[1].enclosure.state == "intact")
    spoilt = [Lack(f"file_{each.enclosure.state}", name) for name, each in found if each.enclosure.state != "intact"]
    return sound, (*lacks, *spoilt)


def _lack_of(piece: PieceSheet) -> Iterator[Lack]:
    if piece.state == "set_aside" or not piece.is_needed:
        return
    is_received = piece.row is not None and piece.row.received_on is not None
    yield Lack("piece_without_file" if is_received else "piece_missing", letters.piece(piece.code, piece.label))


def _written(portal: Portal, folder: Path, told: Callable[[int], object]) -> WrittenPortal:
    taken, lines, names, unprinted = {folded_name(words.INDEX)}, list[str](), list[str](), ""
    for rank, (document, ending, what) in enumerate(_all(portal), start=1):
        name = apart(name_file(portal.pattern, Named(portal.number, rank, document, portal.on, ending)), taken)
        put = _put(what, folder / name)
        lines.append(words.file_line(name, put.size, put.digest, is_draft=isinstance(what, Paper) and what.is_draft))
        names.append(name)
        unprinted += put.unprinted
        told(rank)
    lacks = [words.missing(each.code, each.document) for each in portal.lacks]
    text = words.index(words.head(portal.gal, portal.number, portal.title, portal.on), lines, lacks)
    # Marked as Unicode, with the line ends of Windows: old programs would otherwise misread it.
    write_safely(folder / words.INDEX, text.replace("\n", "\r\n").encode("utf-8-sig", "replace"))
    return WrittenPortal(folder, tuple(names), portal.lacks, "".join(dict.fromkeys(unprinted)))


def _all(portal: Portal) -> Iterator[tuple[str, str, Paper | Enclosed]]:
    """What each is called, the ending of its file, and what it is."""
    yield from ((document, ".pdf", paper) for document, paper in portal.papers)
    for document, each in portal.files:
        yield document, split_ending(each.enclosure.name)[1], each


@dataclass(frozen=True, slots=True)
class _Put:
    size: int
    digest: str
    unprinted: str = ""


def _put(what: Paper | Enclosed, target: Path) -> _Put:
    """A file written whole, a little at a time where it is somebody's own."""
    if isinstance(what, Paper):
        content, unprinted = rendered(what)
        write_safely(target, content)
        return _Put(len(content), hashlib.sha256(content).hexdigest(), unprinted)
    digest, size = hashlib.sha256(), 0
    with what.source.open("rb") as file, safely_written(target) as copy:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            copy.write(chunk)
    return _Put(size, digest.hexdigest())
