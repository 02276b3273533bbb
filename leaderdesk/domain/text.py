"""Text made comparable: one Unicode form to store, one folded form to search."""

from __future__ import annotations

import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"})
_LOOSE = str.maketrans(dict.fromkeys("-'’‐‑–—/.,;:()", " "))


def composed(text: str) -> str:
    """The NFC form: the only one that is stored, hashed or compared."""
    return unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """The form used to search: no accent, no case, no ligature, no punctuation, single spaces."""
    if not text.isascii():
        spelled = unicodedata.normalize("NFD", text.translate(_LIGATURES))
        text = "".join(letter for letter in spelled if not unicodedata.combining(letter))
    return " ".join(text.casefold().translate(_LOOSE).split())
