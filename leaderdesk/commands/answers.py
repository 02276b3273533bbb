"""What a command has to say, and how a command is described."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


class Misuse(Exception):
    """The words of the call do not make a command."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command has to say: lines for people, the same as data, and whether all is well."""

    lines: Sequence[str]
    data: Any
    is_well: bool = True


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its function, the names of its words, and what it is for."""

    run: Callable[..., Answer]
    words: tuple[str, ...]
    optional: tuple[str, ...]
    purpose: str

    def usage(self, name: str) -> str:
        """How the command is written."""
        optional = "".join(f" [{word}]" for word in self.optional)
        return f"leaderdesk {name} {' '.join(self.words)}{optional} [--json]"
