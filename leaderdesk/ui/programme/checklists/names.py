"""What the lines of some rules are called: a name that the program knows stands for its code, another is the GAL's."""

from __future__ import annotations

from leaderdesk.domain.eligibility.aid_regimes import AidRegime
from leaderdesk.domain.eligibility.pieces import NeededPiece
from leaderdesk.domain.eligibility.presets import PIECES, REGIMES
from leaderdesk.words import codes, eligibility, formats


def piece(row: NeededPiece) -> str:
    """A document of the file, as people call it."""
    return eligibility.piece(row.code)


def put_piece(row: NeededPiece, value: str | None) -> NeededPiece:
    """A piece that the program knows keeps its code, under whatever name it is shown."""
    known = {eligibility.piece(each.code): each.code for each in PIECES}
    return NeededPiece(
        known.get(value or "", value or row.code),
        row.legal_kinds,
        row.natures,
        row.max_age_days,
        row.comes_before_expenses,
    )


def regime(row: AidRegime) -> str:
    """A regime of State aid, as people call it."""
    return codes.word("regime", row.code)


def caps(row: AidRegime) -> str:
    """The largest share of the cost, by size of undertaking."""
    told = [
        f"{formats.rate(cap.rate)} ({codes.word('size', cap.size)})" if cap.size else formats.rate(cap.rate)
        for cap in row.caps
    ]
    return ", ".join(told) or "–"


def put_regime(row: AidRegime, value: str | None) -> AidRegime:
    """The same for a regime."""
    known = {codes.word("regime", each.code): each.code for each in REGIMES}
    code = known.get(value or "", value or row.code)
    return AidRegime(code, row.kind, row.source, row.holds_from, row.holds_until, row.caps)
