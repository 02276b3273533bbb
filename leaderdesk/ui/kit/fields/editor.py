"""What every field does, whatever it is made of: the one protocol of forms and tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import SignalInstance


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the values a text may stand for, and how it is shown."""

    words: str
    value: Any


class Editor(Protocol):
    """A widget that holds one value.

    `edited(object)`: a readable, changed value was left or confirmed. `unread(str)`, `doubted(str)`: so was a text
    that cannot be read, or that says two things; it stays shown. `typing(str)`: the text changes under the keys;
    `tried(object)`: and it says this value so far. `restored()`: the value stands again, what was typed is given up.
    `remarked()`: `problem` or `answers` may have changed.
    """

    characters: int

    @property
    def edited(self) -> SignalInstance: ...
    @property
    def unread(self) -> SignalInstance: ...
    @property
    def doubted(self) -> SignalInstance: ...
    @property
    def typing(self) -> SignalInstance: ...
    @property
    def tried(self) -> SignalInstance: ...
    @property
    def restored(self) -> SignalInstance: ...
    @property
    def remarked(self) -> SignalInstance: ...
    @property
    def problem(self) -> str: ...
    @property
    def answers(self) -> tuple[Answer, ...]: ...
    @property
    def is_pending(self) -> bool: ...

    def value(self) -> Any:  # noqa: ANN401 - of the type of the field
        """The last value that could be read."""

    def raw(self) -> str:
        """The text as it stands."""

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - same
        """Show a value, whatever stood there."""

    def refresh_value(self, value: Any) -> None:  # noqa: ANN401 - same
        """Show a value unless something is being typed or waits to be corrected: that stays, over the new value."""

    def show_text(self, raw: str) -> None:
        """Show a text that was typed and not kept as a value: a draft."""

    def take(self, value: Any) -> None:  # noqa: ANN401 - same
        """Take a value as if it had been typed and confirmed."""

    def commit(self) -> None:
        """Read what was typed, as when the field is left."""

    def set_read_only(self, is_read_only: bool) -> None:
        """Let it be read and copied, not changed."""
