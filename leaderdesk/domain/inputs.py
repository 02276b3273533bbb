"""A wrong input is a named problem with its place: `negative` at `public_funds[1].amount`."""

from __future__ import annotations

from typing import Any

from leaderdesk.domain.errors import Refusal


class WrongInput(Refusal):
    """A value that makes no sense where it stands; `data` has at least its place."""

    def __init__(self, code: str, *, place: str, **data: Any) -> None:
        super().__init__(code, place=place, **data)

    @property
    def place(self) -> str:
        """The path of the value in what was given: `rules.feader_share`."""
        return str(self.data["place"])
