"""How dossiers are numbered, as it is typed: `[année]-[rang 3]` says 2026-014; kept as `{year}-{rank:03}`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from leaderdesk.domain.text import composed, folded
from leaderdesk.domain.typed.readings import Reading, wrong

USUAL_NUMBERING = "{year}-{rank:03}"
_CENTURY = 100
_PIECE = re.compile(r"[\[{]\s*([^\[\]{}]*?)\s*[\]}]")
_RANK = re.compile(r"\{rank(?::0?(\d))?\}")
_STRAY = re.compile(r"[\[\]{}]")
_TYPED_RANK = re.compile(r"rang ?(\d?)|rank(?::0?(\d))?")
_YEARS = {"annee": "{year}", "year": "{year}", "an": "{year:02}", "year:02": "{year:02}"}


@dataclass(frozen=True, slots=True)
class Numbering:
    """What stands before and after the rank, and on how many digits it is written."""

    before: str
    width: int
    after: str

    def around(self, year: int) -> tuple[str, str]:
        """What stands before and after the rank in a year."""
        return _dated(self.before, year), _dated(self.after, year)

    def number(self, year: int, rank: int) -> str:
        """The number of a rank in a year."""
        before, after = self.around(year)
        return f"{before}{rank:0{self.width}}{after}"


def read_numbering(text: str) -> Reading[str]:
    """The pattern that is kept, from what is typed or kept; nothing for an empty text."""
    bare = composed(" ".join(text.split()))
    if not bare:
        return Reading()
    unknown = [piece for piece in _PIECE.findall(bare) if _kept(piece) is None]
    if unknown:
        return wrong("numbering_piece", piece=unknown[0])
    kept = _PIECE.sub(lambda matched: _kept(matched[1]) or "", bare)
    if _STRAY.search(_PIECE.sub("", bare)):
        return wrong("numbering_bracket")
    ranks = len(_RANK.findall(kept))
    if ranks != 1:
        return wrong("numbering_two_ranks" if ranks else "numbering_without_rank")
    return Reading(kept)


def write_numbering(kept: str) -> str:
    """A kept pattern as people type it."""
    ranked = _RANK.sub(lambda matched: f"[rang {matched[1]}]" if matched[1] else "[rang]", kept)
    return ranked.replace("{year:02}", "[an]").replace("{year}", "[année]")


def numbering_of(kept: str) -> Numbering:
    """The numbering of a kept pattern; the usual one where it makes no sense."""
    pattern = read_numbering(kept).value or USUAL_NUMBERING
    matched = _RANK.search(pattern)
    assert matched is not None  # noqa: S101 - it was read
    return Numbering(pattern[: matched.start()], int(matched[1] or 1), pattern[matched.end() :])


def _kept(piece: str) -> str | None:
    """A piece as it is kept; None for one that nobody knows."""
    said = folded(piece.replace("_", " ")) if ":" not in piece else piece
    if said in _YEARS:
        return _YEARS[said]
    matched = _TYPED_RANK.fullmatch(said)
    if matched is None:
        return None
    width = int(matched[1] or matched[2] or 0)
    return f"{{rank:0{width}}}" if width else "{rank}"


def _dated(text: str, year: int) -> str:
    return text.replace("{year:02}", f"{year % _CENTURY:02}").replace("{year}", str(year))
