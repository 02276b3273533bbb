"""The words that people have for what a holder is in public law."""

from __future__ import annotations

from leaderdesk.domain.text import folded

_WORDS = {
    "public": "public",
    "publique": "public",
    "prive": "private",
    "privee": "private",
    "assimile public": "public_like",
    "assimile au public": "public_like",
    "qualifie de droit public": "public_like",
    "organisme qualifie de droit public": "public_like",
    "oqdp": "public_like",
}


def read_nature_word(text: str) -> tuple[str, ...]:
    """The nature that a text says, none where it says none."""
    said = _WORDS.get(folded(text))
    return () if said is None else (said,)
