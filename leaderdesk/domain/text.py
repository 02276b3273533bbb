"""Text made comparable: one Unicode form to store, one folded form to search, one to name files."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"})
_UNFIT, _LONGEST_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+'), 80
_LOOSE, _NOT_PLAIN = re.compile("[-'’‐‑–—/.,;:()]"), re.compile(r"[^\x00-\x7f]")


def composed(text: str) -> str:
    """The NFC form: the only one that is stored, hashed or compared."""
    return unicodedata.normalize("NFC", text)


def file_name(text: str) -> str:
    """A file name that every system accepts, as close to the text as can be; nothing where nothing of it fits."""
    return " ".join(_UNFIT.sub(" ", composed(text)).split()).strip(" .")[:_LONGEST_NAME].strip()


def folded(text: str) -> str:
    """The form used to search: no accent, no case, no ligature, no punctuation, single spaces."""
    plain = text if text.isascii() else _NOT_PLAIN.sub(lambda found: _bare(found[0]), text)
    return " ".join(_LOOSE.sub(" ", plain.casefold()).split())


@cache
def _bare(letter: str) -> str:
    """A letter without what it bears; the same few come back all the time."""
    spelled = unicodedata.normalize("NFD", letter.translate(_LIGATURES))
    return "".join(part for part in spelled if not unicodedata.combining(part))
