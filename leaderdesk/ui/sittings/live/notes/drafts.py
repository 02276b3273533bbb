"""What is typed in the grid of notes and is not in the base yet: begun, off its scale, or on its way there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from leaderdesk.domain.typed.notes import Note


class Place(NamedTuple):
    """A cell: which typing of whose sheet, and which criterion."""

    keying: int
    member: str
    criterion: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A text in a cell; one `sent` waits for the base."""

    text: str
    state: Literal["begun", "wrong", "sent"]
    note: Note | None = None
    # What the rules said of it, where it is not its scale that refused it.
    why: str = ""


@dataclass(slots=True)
class Drafts:
    """The drafts of one point, by cell."""

    cells: dict[Place, Draft] = field(default_factory=dict)

    def at(self, place: Place) -> Draft | None:
        """What is typed in a cell, if anything is."""
        return self.cells.get(place)

    def put(self, place: Place, draft: Draft | None) -> None:
        """Replace what is typed in a cell."""
        if draft is None:
            self.cells.pop(place, None)
        else:
            self.cells[place] = draft

    def end(self, place: Place, note: Note | None) -> None:
        """What was sent is in the base; a note typed over it meanwhile stays."""
        draft = self.cells.get(place)
        if draft is not None and draft.state == "sent" and draft.note == note:
            del self.cells[place]

    def wrong(self) -> list[Place]:
        """The cells whose text is no note."""
        return [place for place, draft in self.cells.items() if draft.state == "wrong"]

    def write(self) -> str:
        """What must not be lost: what is neither in the base nor on its way."""
        kept = [[*place, draft.text] for place, draft in self.cells.items() if draft.state != "sent"]
        return json.dumps(kept, ensure_ascii=False) if kept else ""


def read_drafts(text: str) -> Mapping[Place, str]:
    """The texts that were kept; what cannot be read is left out."""
    return dict(_read(text))


def _read(text: str) -> Iterator[tuple[Place, str]]:
    try:
        found = json.loads(text) if text else []
    except ValueError:
        return
    for each in found if isinstance(found, list) else []:
        match each:
            case [int(keying), str(member), str(criterion), str(typed)]:
                yield Place(keying, member, criterion), typed
            case _:
                continue
