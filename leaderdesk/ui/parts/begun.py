"""The lines begun on the last one of a table: shown and typed in at once, while the base makes their rows.

A line keeps the identity it was begun under when its row comes: what is typed in it meanwhile goes to that row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from leaderdesk.ui.kit.lines import Column, Line
from leaderdesk.words.formats import NO_BREAK


class Blank:
    """What stands on a line that has no row yet: what was typed there, by column; nothing on the last line."""

    def __init__(self, words: Mapping[str, str] | None = None) -> None:
        self._words = words

    def said(self, column: str, hint: str) -> str:
        """What one column shows."""
        return hint if self._words is None else self._words.get(column, NO_BREAK)


BLANK = Blank()


@dataclass(frozen=True, slots=True)
class NewRow:
    """A line of the table of one owner that had no row yet: what could not be read there is not shown to another."""

    owner: int
    rank: int = 0


@dataclass(slots=True)
class _Begun:
    words: dict[str, str]
    key: int | None = None
    late: dict[str, Any] = field(default_factory=dict)


class BegunLines:
    """Of one owner at a time."""

    def __init__(self, key_of: Callable[[Any], int]) -> None:
        self._key_of = key_of
        self._owner: int | None = None
        self._read: Sequence[Line] = ()
        self._begun: dict[NewRow, _Begun] = {}

    def lines(self) -> list[Line]:
        """The rows as they were read, the lines that wait for theirs, and the last line."""
        known = {each.key: identity for identity, each in self._begun.items()}
        found = [Line(line.columns, line.item, known.get(line.identity, line.identity)) for line in self._rows()]
        blank = self._blank()
        if blank is None:
            return found
        waiting = ((key, each) for key, each in self._begun.items() if each.key is None)
        found += [Line(blank.columns, Blank(dict(each.words)), key) for key, each in waiting]
        return [*found, Line(blank.columns, BLANK, self.next())]

    def take(self, lines: Sequence[Line]) -> dict[NewRow, int]:
        """Note the rows as they have just been read; tells those that lines waited for."""
        before = {self._key_of(line.item) for line in self._rows()}
        self._read = lines
        blank = self._blank()
        owner = blank.identity.owner if blank is not None else self._owner
        if owner != self._owner:
            self._owner, self._begun = owner, {}
            return {}
        come = (key for line in self._rows() if (key := self._key_of(line.item)) not in before)
        waiting = [identity for identity, each in self._begun.items() if each.key is None]
        made = dict(zip(waiting, come, strict=False))
        for identity, key in made.items():
            self._begun[identity].key = key
        return made

    def begin(self, identity: NewRow, words: Mapping[str, str]) -> None:
        """Something was typed on the last line: words by column."""
        self._begun[identity] = _Begun(dict(words))

    def add(self, identity: NewRow, fields: Mapping[str, Any], words: Mapping[str, str]) -> None:
        """More was typed on a line that still waits for its row."""
        self._begun[identity].late |= fields
        self._begun[identity].words |= words

    def late_fields(self, identity: NewRow) -> dict[str, Any]:
        """What was typed while the row was being made, told once."""
        found, self._begun[identity].late = self._begun[identity].late, {}
        return found

    def give_up(self) -> dict[str, str]:
        """No row comes for the lines that wait: what was typed there, by column."""
        waiting = [identity for identity, each in self._begun.items() if each.key is None]
        words: dict[str, str] = {}
        for identity in reversed(waiting):
            words |= self._begun.pop(identity).words
        return words

    def next(self, after: int = 0) -> NewRow:
        """What the last line is known under, or one of those that would come after it."""
        return NewRow(self._owner or 0, len(self._begun) + after)

    def is_next(self, identity: object) -> bool:
        """True for the last line."""
        return identity == self.next()

    def is_begun(self, identity: object) -> bool:
        """True for a line that was begun here, whether or not its row has come."""
        return identity in self._begun

    def is_waiting(self, identity: object) -> bool:
        """True until the row of the line has come."""
        return isinstance(identity, NewRow) and identity in self._begun and self._begun[identity].key is None

    def key_of(self, identity: object) -> int | None:
        """The row of a line, whatever it is known under; None where there is none yet."""
        if not isinstance(identity, NewRow):
            return identity if isinstance(identity, int) else None
        return self._begun[identity].key if identity in self._begun else None

    def _rows(self) -> list[Line]:
        return [line for line in self._read if line.item is not BLANK]

    def _blank(self) -> Line | None:
        return next((line for line in self._read if line.item is BLANK), None)


def with_blank(column: Column, told: str) -> Column:
    """The column, which also has something to say of the last line."""

    def unless_blank(say: Callable[[Any], Any] | None, blank: object) -> Callable[[Any], Any] | None:
        return None if say is None else lambda item: blank if isinstance(item, Blank) else say(item)

    def tone(item: object) -> str:
        return "muted" if isinstance(item, Blank) else column.tone(item) if column.tone else ""

    return replace(
        column,
        text=lambda item: item.said(column.name, told) if isinstance(item, Blank) else column.text(item),
        key=unless_blank(column.key, None),
        value=unless_blank(column.value_of, None),
        tone=tone,
        copied=unless_blank(column.copied, ""),
    )
