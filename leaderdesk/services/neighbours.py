"""Which dossiers look like one that is being typed: asked of an index kept while the base is open.

It is made some dossiers at a time, then follows what the journal says has changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.likeness.indexes import LikenessIndex, Lookalike
from leaderdesk.domain.likeness.profiles import Profile
from leaderdesk.domain.matching import siren_of
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.dossiers_changed import touched_dossiers
from leaderdesk.store.queries.neighbours import ProfileRow, profiles_after, profiles_of

_KEPT = "neighbours"
# So many dossiers are read before anybody else may use the base; keys come after this one.
_SOME, _BEFORE_ALL = 400, 0


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A dossier that resembles the one asked about, and by what."""

    id: int
    number: str
    title: str
    holder: str
    status: str
    look: Lookalike


@dataclass(slots=True)
class _Known:
    """The index with the rows it was made of, as of a height of the journal; whole once all have been read."""

    height: int
    index: LikenessIndex = field(default_factory=LikenessIndex)
    rows: dict[int, ProfileRow] = field(default_factory=dict)
    is_whole: bool = False
    last: int = _BEFORE_ALL


def is_ready(base: OpenBase) -> bool:
    """True once dossiers can be compared; what is missing for that is done some at a time, at each question."""
    return _read_some(base).is_whole


def similar_dossiers(  # noqa: PLR0913 - whatever is known of it so far
    base: OpenBase,
    *,
    title: str,
    description: str = "",
    holder: str = "",
    siret: str = "",
    communes: Iterable[str] = (),
    themes: Iterable[str] = (),
    starts_on: date | None = None,
    ends_on: date | None = None,
    besides: int | None = None,
) -> tuple[Neighbour, ...]:
    """The dossiers most like what is known so far, the dossier itself apart; nothing while the title says nothing."""
    known = _known(base)
    profile = Profile(
        key=str(besides or 0),
        title=title,
        description=description,
        holder=holder,
        siren=siren_of(siret) or "",
        communes=frozenset(communes),
        themes=frozenset(themes),
        starts_on=starts_on,
        ends_on=ends_on if starts_on and ends_on and ends_on >= starts_on else None,
    )
    try:
        found = known.index.find(profile)
    except WrongInput:
        return ()
    return tuple(_neighbour(known.rows[int(each.key)], each) for each in found)


def _neighbour(row: ProfileRow, look: Lookalike) -> Neighbour:
    return Neighbour(row.id, row.number, row.title, row.holder, row.status, look)


def _known(base: OpenBase) -> _Known:
    """The whole index, whatever it takes."""
    while not (known := _read_some(base)).is_whole:
        pass
    return known


def _read_some(base: OpenBase) -> _Known:
    kept = base.kept.get(_KEPT)
    known = kept if isinstance(kept, _Known) else _Known(base.height)
    if not known.is_whole:
        _read_more(base, known)
    if known.is_whole and known.height != base.height:
        known = _brought_up_to_date(base, known)
    base.kept[_KEPT] = known
    return known


def _read_more(base: OpenBase, known: _Known) -> None:
    with base.read() as session:
        rows = profiles_after(session, known.last, _SOME)
    _put(known, rows)
    known.is_whole = len(rows) < _SOME
    known.last = rows[-1].id if rows else known.last


def _brought_up_to_date(base: OpenBase, known: _Known) -> _Known:
    """The same with what has changed since; begun anew where that may be any dossier."""
    with base.read() as session:
        touched = touched_dossiers(session, known.height)
        if touched is None:
            anew = _Known(base.height)
            _read_more(base, anew)
            return anew
        rows = profiles_of(session, touched.keys)
    for key in touched.keys & known.rows.keys():
        known.index.remove(str(key))
        del known.rows[key]
    _put(known, rows)
    known.height = base.height
    return known


def _put(known: _Known, rows: Iterable[ProfileRow]) -> None:
    for row in rows:
        if row.id not in known.rows and _is_added(known.index, row):
            known.rows[row.id] = row


def _is_added(index: LikenessIndex, row: ProfileRow) -> bool:
    """True when the row can be compared: a title that says nothing cannot."""
    has_period = row.starts_on is not None and row.ends_on is not None and row.ends_on >= row.starts_on
    try:
        index.add(
            Profile(
                key=str(row.id),
                title=row.title,
                description=row.summary,
                holder=row.holder,
                siren=siren_of(row.siret) or "",
                communes=frozenset(_parted(row.communes)),
                themes=frozenset(_parted(row.theme)),
                starts_on=row.starts_on,
                ends_on=row.ends_on if has_period else None,
            )
        )
    except WrongInput:
        return False
    return True


def _parted(text: str) -> Iterable[str]:
    return (part.strip() for part in text.split(",") if part.strip())
