"""The tags of a part that was checked, in their order: what is asked of small parts, or of those written unusually."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from leaderdesk.documents.sheets.reading.refused import Unreadable

Attributes = dict[str, str]
_LONGEST = 10


def read_tags(
    content: bytes,
    begin: Callable[[str, Attributes], None],
    *,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Call back for each tag by its name without prefix; a document type was refused before, and there is no entity."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: begin(name.rpartition(":")[2], attributes)
    if end is not None:
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Unreadable("workbook_damaged") from error


def attribute(attributes: Attributes, name: str) -> str | None:
    """An attribute by its name without prefix."""
    found = attributes.get(name)
    if found is not None:
        return found
    return next((value for each, value in attributes.items() if each.rpartition(":")[2] == name), None)


def is_true(value: str | None) -> bool:
    """How XML says yes."""
    return value in {"1", "true", "on"}


def whole(value: str | None, otherwise: int = 0) -> int:
    """A whole number of an attribute, small enough to be a place or a style."""
    return (
        int(value)
        if value is not None and value.isascii() and value.isdecimal() and len(value) < _LONGEST
        else otherwise
    )
