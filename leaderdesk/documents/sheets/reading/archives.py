"""The members of an archive, unfolded within bounds: nothing else ever unfolds what came from outside."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping

from leaderdesk.documents.sheets.reading.limits import Limits
from leaderdesk.documents.sheets.reading.refused import Unreadable

_ENCRYPTED = 0x1
_DECLARED = re.compile(rb"""\A<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_UTF8 = (b"utf-8", b"utf8", b"us-ascii", b"ascii")
# Of what begins so, only comments and CDATA are let through: no document type, hence no entity.
_MARKUP = re.compile(rb"<!(?!--|\[CDATA\[)")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    OverflowError,
    RuntimeError,
    IndexError,
    KeyError,
)
# What zipfile raises where a header lies, which is not an error of its own.
_BROKEN_HEADERS = (*_BROKEN, AssertionError, AttributeError, TypeError)


class Archive:
    """An archive whose list of members was checked; each is unfolded once, when asked for."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self._members = {_plain(each.filename): each for each in self._zip.infolist() if not each.is_dir()}
            listed = len([each for each in self._zip.infolist() if not each.is_dir()])
        except _BROKEN_HEADERS as error:
            raise Unreadable("workbook_damaged") from error
        if listed > limits.members:
            raise Unreadable("workbook_too_many_parts", count=listed, most=limits.members)
        if listed != len(self._members) or any(".." in each.split("/") for each in self._members):
            # Two parts of one name: what was checked might not be what is read.
            raise Unreadable("workbook_unsafe")
        self._check_sizes(len(content), limits)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def names(self) -> list[str]:
        """The members, as calamine compares them: forward slashes, small letters."""
        return list(self._members)

    def name(self, name: str) -> str:
        """A member as the archive writes it."""
        return self._members[name].filename.replace("\\", "/").lstrip("/")

    def size(self, name: str) -> int:
        """What a member says that it unfolds into."""
        return self._members[name].file_size

    def read(self, name: str) -> bytes:
        """A member unfolded, never into more than it said; XML of it without a document type."""
        member = self._members[name]
        try:
            with self._zip.open(member) as file:
                # So many bytes at once: told nothing, it makes room by guesses, which takes as long again.
                content = file.read(member.file_size + 1)
        except _BROKEN_HEADERS as error:
            raise Unreadable("workbook_damaged") from error
        _check_xml(content)
        return content

    def _check_sizes(self, size: int, limits: Limits) -> None:
        unfolded = sum(each.file_size for each in self._members.values())
        if any(each.flag_bits & _ENCRYPTED for each in self._members.values()):
            raise Unreadable("workbook_password")
        bombs = [
            each
            for each in self._members.values()
            if each.file_size > limits.small and each.file_size > limits.ratio * max(each.compress_size, 1)
        ]
        if bombs or unfolded > limits.unfolded:
            raise Unreadable("workbook_unfolds", size=size, unfolded=unfolded)


def folded_again(parts: Mapping[str, bytes]) -> io.BytesIO:
    """An archive of parts that were checked, and of nothing else, for a reader that opens archives."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    made.seek(0)
    return made


def holds_markup(content: bytes) -> bool:
    """Whether XML holds comments, CDATA, a document type; one sign is looked for ten times as fast as two."""
    return b"!" in content and b"<!" in content


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _check_xml(content: bytes) -> None:
    start = content[:4]
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"} or (b"\0" in start and b"<" in start):
        # Nobody writes a workbook so, and a document type would hide in it.
        raise Unreadable("workbook_unsafe")
    if not start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return
    declared = _DECLARED.match(content.removeprefix(b"\xef\xbb\xbf")[:200])
    if (holds_markup(content) and _MARKUP.search(content)) or (declared and declared[1].lower() not in _UTF8):
        raise Unreadable("workbook_unsafe")
