"""What a field holds beside what it shows: its value, and the text that could not be read or was not finished."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from leaderdesk.domain.typed.readings import Reading
from leaderdesk.ui.kit.fields.editor import Answer
from leaderdesk.words import typed


@dataclass(frozen=True, slots=True)
class Writing:
    """How values of a kind are read and written: at rest, and while they are typed."""

    read: Callable[[str], Reading[Any]]
    shown: Callable[[Any], str] = str
    typed: Callable[[Any], str] | None = None

    def at_rest(self, value: Any) -> str:  # noqa: ANN401 - of the kind of the field
        """The text of a value in a field that is not being typed in; nothing for what is missing."""
        return "" if value is None else self.shown(value)

    def in_hand(self, value: Any) -> str:  # noqa: ANN401 - same
        """The text of a value as one goes on typing it."""
        return "" if value is None else (self.typed or self.shown)(value)


class Held:
    """A value, and perhaps a pending text with its problem and the answers it waits for."""

    def __init__(self, writing: Writing) -> None:
        self.writing = writing
        self.value: Any = None
        self.pending: str | None = None
        self.problem = ""
        self.answers: tuple[Answer, ...] = ()

    def put(self, value: Any) -> None:  # noqa: ANN401 - of the kind of the field
        """Hold a value, and nothing pending."""
        self.value = value
        self.pending, self.problem, self.answers = None, "", ()

    def read(self, text: str) -> bool:
        """Hold what a text says, or the text itself; True when the value changed."""
        reading = self.writing.read(text)
        if not reading.is_sure:
            self._wait(text, reading)
            return False
        is_changed = bool(reading.value != self.value)
        self.put(reading.value)
        return is_changed

    def resume(self, text: str) -> None:
        """Hold a text that was being typed when the program ended, without taking it for a value."""
        reading = self.writing.read(text)
        if not reading.is_sure:
            self._wait(text, reading)
        elif reading.value != self.value:
            self.pending, self.problem = text, typed.problem("resumed", {})
            self.answers = (Answer(typed.kept(self.writing.at_rest(reading.value)), reading.value),)

    def _wait(self, text: str, reading: Reading[Any]) -> None:
        self.pending = text
        self.problem = typed.problem(reading.problem or "several_meanings", reading.data)
        self.answers = tuple(Answer(self.writing.at_rest(value), value) for value in reading.doubts)
