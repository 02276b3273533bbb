"""What an action leaves behind: the height of its entry and the topics that pages may want to refresh."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Done:
    """An action carried out; no height when nothing had changed."""

    height: int | None
    topics: frozenset[str]


def done(height: int | None, *topics: str) -> Done:
    """An action carried out, with the topics it touched."""
    return Done(height, frozenset(topics))
