"""The words of the pieces of a dossier: how each is called, how it stands, what a letter asks."""

from __future__ import annotations

from leaderdesk.domain.sheets.pieces import AskedPiece, State
from leaderdesk.words import eligibility, formats
from leaderdesk.words.phrases import spaced

_STATES: dict[State, str] = {
    "received": "reçue",
    "missing": "manquante",
    "asked": "demandée",
    "expired": "périmée",
    "undated": "date à saisir",
    "misdated": "postérieure aux dépenses",
    "set_aside": "non demandée",
    "extra": "reçue en plus",
}


def piece(code: str, label: str | None = None) -> str:
    """A document by the name it was given here, else by its usual one."""
    return label or eligibility.piece(code)


def piece_state(state: State) -> str:
    """How a piece stands."""
    return _STATES[state]


def asked_piece(asked: AskedPiece) -> str:
    """A piece to bring, and why it is asked again."""
    return spaced(_asked(asked, piece(asked.code, asked.label), formats.day(asked.day)))


def _asked(asked: AskedPiece, name: str, day: str) -> str:
    if asked.state == "expired" and asked.day is not None:
        return f"{name}, à renouveler : celle que nous avons n’est plus valable depuis le {day}"
    if asked.state == "undated":
        return f"{name}, avec sa date"
    if asked.state == "misdated" and asked.day is not None:
        return f"{name}, datée d’avant les premières dépenses : celle que nous avons est du {day}"
    return name
