"""The control file of a dossier, read whole, and the folder it goes out in: one PDF beside a zip of its attachments."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.control.whole import control_file
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.domain.papers.enclosures import Enclosure, EnclosureState, fit_name, numbered_name
from leaderdesk.domain.sheets.control import ControlSheet, PassageSheet, history_of
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.financing import sheet_of_financing
from leaderdesk.domain.sheets.heads import read_sheets
from leaderdesk.domain.sheets.sittings.passages import Passage
from leaderdesk.services.attachments import verify_attachments
from leaderdesk.services.conversations import list_conversations
from leaderdesk.services.history import record_history
from leaderdesk.services.holders import read_holder
from leaderdesk.services.moves import has_room
from leaderdesk.services.papers.minutes import read_minutes
from leaderdesk.services.papers.writing import write_papers
from leaderdesk.services.reading import payment_delays, whole_dossier
from leaderdesk.services.sitting_grounds import committee_rules
from leaderdesk.services.sitting_passages import read_passages
from leaderdesk.services.treasuries import read_treasury
from leaderdesk.store.base import OpenBase
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.store.pieces import piece_path
from leaderdesk.system.paths import pieces_folder
from leaderdesk.system.safe_write import safely_written
from leaderdesk.words import letters
from leaderdesk.words import paper_control as words

_CHUNK = 1 << 20
# The first day an archive can bear: the same files give the same bytes.
_DAY = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
_UNIX = 3


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file to send, and where its bytes lie."""

    enclosure: Enclosure
    source: Path


@dataclass(frozen=True, slots=True)
class ControlFolder:
    """All that goes out, as plain values: it may be written away from the base."""

    name: str
    paper: Paper
    files: tuple[Enclosed, ...]


@dataclass(frozen=True, slots=True)
class WrittenFolder:
    """Where it was written, and the files that could not go with it as they were given."""

    path: Path
    paper: Path
    archive: Path | None
    wrong: tuple[Enclosure, ...]
    unprinted: str = ""


def read_control(base: OpenBase, dossier_id: int, letterhead: Letterhead) -> ControlSheet:
    """Everything that the base keeps of a dossier; each attachment is read again."""
    on, whole = letterhead.made_on, whole_dossier(base, dossier_id)
    sheets = read_sheets(whole, payment_delays(base, whole, on), on, has_room=has_room(base, whole))
    return ControlSheet(
        on=on,
        sheets=sheets,
        financing=sheet_of_financing(whole, sheets.costs, on),
        treasury=read_treasury(base, dossier_id, on),
        holder=read_holder(base, whole.holder.id, on),
        conversations=tuple(
            each for each in reversed(list_conversations(base)) if each.dossier_id == dossier_id and not each.is_binned
        ),
        passages=tuple(_passage(base, each) for each in reversed(read_passages(base, dossier_id))),
        history=history_of(record_history(base, "dossiers", dossier_id)),
        enclosures=enclosures_of(base, whole),
        has_names=committee_rules(base).names_are_published,
    )


def compose_control(base: OpenBase, dossier_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """The file alone, without its attachments."""
    return (_paper(read_control(base, dossier_id, letterhead), letterhead),)


def prepare_control(base: OpenBase, dossier_id: int, letterhead: Letterhead) -> ControlFolder:
    """The file with its attachments, ready to be written."""
    sheet = read_control(base, dossier_id, letterhead)
    name = words.folder_name(sheet.sheets.whole.record.number, sheet.on)
    return ControlFolder(fit_name(name), _paper(sheet, letterhead), enclosed_of(base, sheet.enclosures))


def write_control_folder(
    control: ControlFolder, parent: Path, *, told: Callable[[int], object] = lambda _: None
) -> WrittenFolder:
    """A folder of its own under `parent`, never over one that is there; `told` hears how many files are in."""
    with world_faults(parent):
        folder = fresh_folder(parent, control.name)
        try:
            (written,) = write_papers((control.paper,), folder)
            archive = folder / words.archive_name(written.path.stem)
            if control.files:
                write_archive(control.files, archive, told=told)
        except BaseException:
            # Half a folder would pass for a whole one.
            shutil.rmtree(folder, ignore_errors=True)
            raise
    wrong = tuple(each.enclosure for each in control.files if each.enclosure.state != "intact")
    return WrittenFolder(folder, written.path, archive if control.files else None, wrong, written.unprinted)


def fresh_folder(parent: Path, name: str) -> Path:
    """A new folder under a name that nothing bears yet."""
    for rank in count(1):
        folder = parent / (name if rank == 1 else f"{name} ({rank})")
        try:
            folder.mkdir()
        except FileExistsError:
            continue
        return folder
    raise AssertionError


def write_archive(files: tuple[Enclosed, ...], target: Path, *, told: Callable[[int], object] = lambda _: None) -> None:
    """A zip that every system opens, written a little at a time: the files in their order, then their digests."""
    lines = []
    with safely_written(target) as whole, zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for rank, each in enumerate(files, start=1):
            if each.enclosure.is_there:
                digest = _copy_in(archive, each)
                lines.append(f"{digest}  {each.enclosure.sent_as}")
            told(rank)
        archive.writestr(_entry("SHA256SUMS.txt"), "".join(f"{line}\n" for line in lines).encode())


def enclosures_of(base: OpenBase, whole: WholeDossier) -> tuple[Enclosure, ...]:
    """The attachments in the order they came, each read again."""
    states = verify_attachments(base, whole.record.id)
    pieces = {row.attachment_id: letters.piece(row.code, row.label) for row in whole.pieces if row.attachment_id}
    return tuple(
        Enclosure(
            rank=rank,
            name=row.name,
            sent_as=_sent_as(rank, row.name, states.get(row.id, "missing")),
            size=row.size,
            digest=row.digest,
            added_on=row.added_on,
            state=_state(states.get(row.id, "missing")),
            piece=pieces.get(row.id, ""),
        )
        for rank, row in enumerate(whole.attachments, start=1)
    )


def enclosed_of(base: OpenBase, enclosures: tuple[Enclosure, ...]) -> tuple[Enclosed, ...]:
    """The same with where their bytes lie."""
    folder = pieces_folder(base.path)
    return tuple(Enclosed(each, piece_path(folder, each.digest)) for each in enclosures)


def _paper(sheet: ControlSheet, letterhead: Letterhead) -> Paper:
    from leaderdesk.documents.pdf.fonts import measure

    return control_file(sheet, letterhead, measure)


def _passage(base: OpenBase, passage: Passage) -> PassageSheet:
    """What the minutes of a sitting say of the dossier."""
    if passage.phase == "preparation":
        return PassageSheet(passage)
    sheet = read_minutes(base, passage.sitting_id).sheet
    return PassageSheet(passage, sheet, next((each for each in sheet.points if each.key == passage.point), None))


def _sent_as(rank: int, name: str, state: str) -> str:
    """A file that is no longer what was given says so in its name."""
    return numbered_name(rank, f"ALTÉRÉ {name}" if state == "altered" else name)


def _state(found: str) -> EnclosureState:
    return "intact" if found == "intact" else "altered" if found == "altered" else "missing"


def _copy_in(archive: zipfile.ZipFile, each: Enclosed) -> str:
    digest, entry = hashlib.sha256(), _entry(each.enclosure.sent_as)
    entry.file_size = each.source.stat().st_size
    with each.source.open("rb") as source, archive.open(entry, "w") as copy:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            copy.write(chunk)
    return digest.hexdigest()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DAY)
    entry.create_system, entry.external_attr = _UNIX, _READABLE
    return entry
