"""The contact log as lists show it: who called about what, what was answered, what is still to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """A call or a visit; something is to be done until its day of being done."""

    id: int
    held_on: date
    author: str
    caller: str
    phone: str | None
    email: str | None
    commune: str | None
    about: str
    answered: str | None
    asked_of: str | None
    due_on: date | None
    done_on: date | None
    fits: str | None
    fiche_id: int | None
    fiche: str | None
    holder_id: int | None
    holder: str | None
    dossier_id: int | None
    dossier: str | None
    has_orientation: bool
    is_binned: bool

    @property
    def is_done(self) -> bool:
        """True when nothing is left to do."""
        return self.done_on is not None

    def is_late(self, on: date) -> bool:
        """True when what was to be done should have been."""
        return self.due_on is not None and self.done_on is None and self.due_on < on
