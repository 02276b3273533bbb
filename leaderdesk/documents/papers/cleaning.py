"""A text as any document can hold it: composed letters, line feeds, nothing that cannot be printed or put in XML."""

from __future__ import annotations

import re
from unicodedata import category, is_normalized, normalize

# What stands for a character that no paper can show: a control, half of a pair.
LOST = "\ufffd"

_LINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ORDINARY = re.compile("[\n -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u202f\u20ac]*")
_KEPT = ("\n", "\ufffd")
# The last two places of each plane are no characters, and XML refuses those of the first.
_NO_CHARACTER = 0xFFFE


def clean(text: str) -> str:
    """The same words; controls become `\ufffd`, marks without any shape of their own go."""
    if _ORDINARY.fullmatch(text) and is_normalized("NFC", text):
        return text
    text = normalize("NFC", _LINES.sub("\n", text).replace("\t", " "))
    return "".join(map(_printable, text))


def _printable(letter: str) -> str:
    kind = category(letter)
    if kind == "Zs" and letter not in "\u00a0\u202f\u2007":
        return " "
    if kind == "Cf" or "\ufe00" <= letter <= "\ufe0f":
        return ""
    is_lost = kind in ("Cc", "Cs") and letter not in _KEPT
    return LOST if is_lost or ord(letter) & _NO_CHARACTER == _NO_CHARACTER else letter
