"""The « revue des projets »: what blocks each open dossier, since when, what to ask whom, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from leaderdesk.domain.lives.deadlines import Started
from leaderdesk.domain.sheets.alerts import Alert
from leaderdesk.domain.sheets.heads import DossierHead, NextStep, Sheets, head_of
from leaderdesk.domain.sheets.listing import COLLECTING
from leaderdesk.domain.sheets.rows import NoteRow
from leaderdesk.domain.steps import Value

_GRAVE, _LATE, _WAITING, _MONTH = 1000, 500, 10, 30


@dataclass(frozen=True, slots=True)
class Ask:
    """Something to ask: of the holder, of a funder or of whom a note names; `code` says what."""

    of: str
    code: str
    data: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One open dossier as the review walks it."""

    id: int
    number: str
    title: str
    holder: str
    person: str | None
    status: str
    since: date | None
    days: int | None
    blocks: tuple[Alert, ...]
    ask: tuple[Ask, ...]
    deadline: date | None
    deadline_code: str | None
    margin: int | None
    next: NextStep
    last_note: NoteRow | None
    urgency: int
    fiche: str | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The dossier under review: its row, all its notes and deadlines, and the next step as it was typed."""

    row: ReviewRow
    notes: tuple[NoteRow, ...]
    deadlines: tuple[Started, ...]
    next_step: str | None
    next_step_on: date | None


@dataclass(frozen=True, slots=True)
class DayNote:
    """A note left on a day, or what a note asked for that came on that day."""

    dossier_id: int
    number: str
    title: str
    holder: str
    note: NoteRow


def review_of(sheets: Sheets, on: date) -> ReviewRow:
    """One dossier of the review."""
    head = head_of(sheets, on)
    days = None if head.since is None else max(0, (on - head.since).days)
    return ReviewRow(
        id=head.id,
        number=head.number,
        title=head.title,
        holder=head.holder,
        person=head.person,
        status=head.status,
        since=head.since,
        days=days,
        blocks=head.alerts,
        ask=tuple(_asks(sheets)),
        deadline=head.deadline.due_on if head.deadline else None,
        deadline_code=head.deadline.code if head.deadline else None,
        margin=head.deadline.margin if head.deadline else None,
        next=head.next,
        last_note=sheets.whole.notes[0] if sheets.whole.notes else None,
        urgency=_urgency(head, days or 0),
        fiche=head.fiche,
    )


def reviewed(sheets: Sheets, on: date) -> Reviewed:
    """One dossier as the review shows it."""
    record = sheets.whole.record
    return Reviewed(review_of(sheets, on), sheets.whole.notes, sheets.deadlines, record.next_step, record.next_step_on)


def most_urgent_first(rows: Iterable[ReviewRow]) -> tuple[ReviewRow, ...]:
    """The order of the review; dossiers as urgent as each other come by number."""
    return tuple(sorted(rows, key=lambda row: (-row.urgency, row.number)))


def _asks(sheets: Sheets) -> Iterator[Ask]:
    whole, missing = sheets.whole, sheets.pieces.missing
    if missing and whole.status in COLLECTING:
        yield Ask(
            whole.holder.name, "pieces", {"codes": ",".join(each.code for each in missing), "count": len(missing)}
        )
    for line in sheets.financing.lines:
        if line.row.nature in ("public", "private") and not line.is_refused:
            if line.is_expired:
                yield Ask(line.row.name, "renew_decision", {"day": line.row.expires_on})
            elif not line.is_decided:
                yield Ask(line.row.name, "decision")
    for note in whole.notes:
        if note.done_on is None and note.asked_of:
            yield Ask(note.asked_of, "answer", {"text": note.text, "due": note.due_on})


def _urgency(head: DossierHead, days: int) -> int:
    """Grave alerts first, then what is late and by how much, then the time spent waiting."""
    late = 0
    if head.deadline is not None and (head.deadline.margin or 0) < 0:
        late = _LATE - (head.deadline.margin or 0)
    grave = sum(alert.is_grave for alert in head.alerts)
    return _GRAVE * grave + late + _WAITING * len(head.alerts) + days // _MONTH
