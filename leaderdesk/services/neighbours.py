"""Which dossiers look like one that is being typed: asked of an index kept while the base is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.likeness.indexes import LikenessIndex, Lookalike
from leaderdesk.domain.likeness.profiles import Profile
from leaderdesk.domain.matching import siren_of
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.neighbours import ProfileRow, profile_rows

_KEPT = "neighbours"


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
    """The index with the rows it was made of, as of a height of the journal."""

    height: int
    index: LikenessIndex
    rows: dict[int, ProfileRow]


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
    """The index, brought up to date with what changed since the last question."""
    kept = base.kept.get(_KEPT)
    known = kept if isinstance(kept, _Known) else _Known(-1, LikenessIndex(), {})
    if known.height != base.height:
        with base.read() as session:
            rows = {row.id: row for row in profile_rows(session)}
        for key, former in list(known.rows.items()):
            if rows.get(key) != former:
                known.index.remove(str(key))
                del known.rows[key]
        for key, row in rows.items():
            if key not in known.rows and _is_added(known.index, row):
                known.rows[key] = row
        known.height = base.height
        base.kept[_KEPT] = known
    return known


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
