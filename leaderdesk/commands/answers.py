"""What a command has to say, and how a command is described."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
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
    """A command: its function, the names of its words, what it is for, its options, each with the word it takes.

    A flag is an option that takes none.
    """

    run: Callable[..., Answer]
    words: tuple[str, ...]
    optional: tuple[str, ...]
    purpose: str
    options: Mapping[str, str] = field(default_factory=dict)
    flags: tuple[str, ...] = ()

    def usage(self, name: str) -> str:
        """How the command is written."""
        optional = "".join(f" [{word}]" for word in self.optional)
        options = "".join(f" [--{option} {word}]" for option, word in self.options.items())
        flags = "".join(f" [--{flag}]" for flag in self.flags)
        return f"leaderdesk {name} {' '.join(self.words)}{optional}{options}{flags} [--json]"
