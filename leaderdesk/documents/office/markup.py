"""Words as OpenDocument holds them: escaped, with their looks, their spaces and their line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from leaderdesk.documents.papers.blocks import Text, Words
from leaderdesk.documents.papers.cleaning import clean

_SPACES = re.compile(r"  +|^ | $")
_LOOKS = {(True, False): "Fort", (False, True): "Nuance", (True, True): "FortNuance"}


def element(name: str, content: str | Iterable[str] = "", **attributes: str | int) -> str:
    """An element; `text_style_name` stands for `text:style-name`."""
    told = "".join(f" {_spelt(key)}={quoteattr(str(value))}" for key, value in attributes.items())
    body = content if isinstance(content, str) else "".join(content)
    return f"<{_spelt(name)}{told}>{body}</{_spelt(name)}>" if body else f"<{_spelt(name)}{told}/>"


def inline(words: Words) -> str:
    """Runs of words."""
    runs = (Text(words),) if isinstance(words, str) else words
    return "".join(_run(run) for run in runs if run.text)


def paragraph(words: Words, look: str) -> str:
    """A paragraph in one of the styles."""
    return element("text_p", inline(words), text_style_name=look)


def _run(run: Text) -> str:
    body = _SPACES.sub(_spaces, escape(clean(run.text))).replace("\n", "<text:line-break/>")
    look = _LOOKS.get((run.is_strong, run.is_italic))
    return element("text_span", body, text_style_name=look) if look else body


def _spaces(found: re.Match[str]) -> str:
    """Several spaces would be read as one."""
    return f'<text:s text:c="{len(found.group())}"/>'


@cache
def _spelt(name: str) -> str:
    """`svg_rel_width` is `svg:rel-width`: the first mark ends the namespace."""
    space, _, rest = name.partition("_")
    return f"{space}:{rest.replace('_', '-')}" if rest else space
