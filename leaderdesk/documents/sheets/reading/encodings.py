"""Bytes of a text that somebody saved, read in the letters it was written in: told by French, and said."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from leaderdesk.documents.sheets.reading.refused import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Windows first: where nothing tells them apart, it is by far the likeliest.
_OF_ONE_BYTE = ("cp1252", "iso8859-15", "mac-roman", "cp850")
# What a French text is made of beyond plain letters, and how much each tells.
_FRENCH = dict.fromkeys("éèàçêùîôâûëïœÉÈÀÇÊŒ", 3) | dict.fromkeys("’«»€°²–—…\u00a0Â ÎÔ", 1)
_PLAIN = re.compile(r"[\t\n\r -~]")
_BEYOND = re.compile(rb"[\x80-\xff]")
_LOOKED_AT = 60_000
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, in which letters it was written, and how many signs of it could not be read."""

    text: str
    encoding: str
    unread: int = 0


def decoded(content: bytes) -> Decoded:
    """The text of a file; bytes that are no text are refused."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _read(content[len(mark) :], encoding)
    wide = _of_two_bytes(content)
    if wide is not None:
        return _read(content, wide)
    return _read(content, _of_bytes(content))


def decoded_as(content: bytes, encoding: str) -> Decoded:
    """The same where somebody said in which letters; the mark of another does not count."""
    mark = next((mark for mark, known in _MARKS if known == encoding and content.startswith(mark)), b"")
    return _read(content[len(mark) :], encoding)


def _read(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd") - content.count("\ufffd".encode()))


def _of_two_bytes(content: bytes) -> str | None:
    """Every second byte nought, near enough, and the others not: two bytes for each letter, without a mark."""
    start = content[:_LOOKED_AT]
    if start.count(0) < len(start) * 0.3:
        return None
    even, odd = start[::2].count(0), start[1::2].count(0)
    if odd > 8 * even:
        return "utf-16-le"
    if even > 8 * odd:
        return "utf-16-be"
    raise Unreadable("not_a_workbook", what="unknown")


def _of_bytes(content: bytes) -> str:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    start = _sample(content)
    if _share_in_utf8(start) > _SURE:
        # A line or two of another file was put in it: the rest need not suffer.
        return "utf-8"
    return max(_OF_ONE_BYTE, key=lambda encoding: _likelihood(start, encoding))


def _sample(content: bytes) -> bytes:
    """Where the letters that tell are: the plain ones are the same in all."""
    lines = [line for line in content.splitlines() if _BEYOND.search(line)]
    return b"\n".join(lines)[:_LOOKED_AT]


def _share_in_utf8(content: bytes) -> float:
    """How much of what is beyond plain letters reads as UTF-8."""
    beyond = len(_BEYOND.findall(content))
    read = content.decode("utf-8", "ignore")
    return sum(len(each.encode()) for each in read if not each.isascii()) / beyond if beyond else 1.0


def _likelihood(content: bytes, encoding: str) -> float:
    """French letters count for it; signs that no French text holds, and bytes that mean nothing, against."""
    text = _PLAIN.sub("", content.decode(encoding, "replace"))
    return sum(_FRENCH.get(each, -2) for each in text) / max(len(text), 1)
