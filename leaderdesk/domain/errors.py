"""The two failures a caller may expect: a rule says no, or the world does.

Both carry a code and data, never a sentence: `words.failures` says them in French.
Anything else that is raised is our own bug.
"""

from __future__ import annotations

from typing import Any


class Expected(Exception):
    """A failure with a code and the data its sentence needs."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data


class Refusal(Expected):
    """The rules say no: nothing was changed, the user can correct what was asked."""


class Fault(Expected):
    """The world says no: disk full, file damaged, held elsewhere; nothing half-written."""
