"""What the search of the window finds in a base, and what was found with it lately.

The index stays with the base: it is read some dossiers at a time, then what the journal says has changed since.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from leaderdesk.domain.programmes.settings import CATALOGUE
from leaderdesk.domain.searches import Entry, Index
from leaderdesk.services.asides import keep_view, view_state
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.dossiers_changed import touched_dossiers
from leaderdesk.store.queries.searches import findable_dossiers, findable_dossiers_before, findable_rows
from leaderdesk.words.formats import day
from leaderdesk.words.searches import also
from leaderdesk.words.settings import group, help_text, label
from leaderdesk.words.statuses import status_or_code

__all__ = ["Findable", "keep_found", "lately_found", "read_index", "read_some"]

_VIEW = _KEPT = "search"
_MOST = 8
# So many dossiers are read before anybody else may use the base.
_SOME = 1_000


@dataclass(slots=True)
class Findable:
    """What can be found, as of a height of the journal; whole once the dossiers have all been read."""

    height: int
    index: Index = field(default_factory=Index)
    is_whole: bool = False
    # The number of the last dossier that was read.
    last: str | None = None


def read_index(base: OpenBase, others: Iterable[Entry] = ()) -> Index:
    """All that can be found in a base, with what the window itself has to be found."""
    found = read_some(base, others)
    while not found.is_whole:
        found = read_some(base, others)
    return found.index


def read_some(base: OpenBase, others: Iterable[Entry] = ()) -> Findable:
    """What is known so far, and some more: to be asked again until it is whole, and once something has changed."""
    kept = base.kept.get(_KEPT)
    found = kept if isinstance(kept, Findable) else Findable(base.height)
    if not found.is_whole:
        _read_more(base, found)
    if found.is_whole and found.height != base.height:
        found = _brought_up_to_date(base, found)
    by_kind: dict[str, list[Entry]] = {}
    for entry in (*others, *_settings()):
        by_kind.setdefault(entry.kind, []).append(entry)
    for kind, entries in by_kind.items():
        found.index.renew(kind, entries)
    base.kept[_KEPT] = found
    return found


def _read_more(base: OpenBase, found: Findable) -> None:
    with base.read() as session:
        rows = findable_dossiers_before(session, found.last, _SOME)
    if found.last is None:
        _read_others(base, found.index)
    found.index.add(map(_dossier, rows))
    found.is_whole = len(rows) < _SOME
    found.last = rows[-1].number if rows else found.last


def _brought_up_to_date(base: OpenBase, found: Findable) -> Findable:
    """The same with what has changed since; begun anew where that may be any dossier."""
    with base.read() as session:
        touched = touched_dossiers(session, found.height)
        if touched is None:
            anew = Findable(base.height)
            _read_more(base, anew)
            return anew
        entries = [_dossier(row) for row in findable_dossiers(session, touched.keys)]
    found.index.change("dossier", entries, touched.keys - {entry.key for entry in entries})
    _read_others(base, found.index)
    found.height = base.height
    return found


def _read_others(base: OpenBase, index: Index) -> None:
    with base.read() as session:
        for kind, make in _MAKERS.items():
            index.renew(kind, [make(row) for row in findable_rows(session, kind)])


def lately_found(base: OpenBase) -> tuple[tuple[str, int | str], ...]:
    """Kind and key of what was chosen lately, the latest first."""
    try:
        return tuple((str(kind), key) for kind, key in json.loads(view_state(base, _VIEW) or "[]"))
    except (TypeError, ValueError):
        return ()


def keep_found(base: OpenBase, kind: str, key: int | str) -> None:
    """Remember what was chosen; nothing of it goes to the journal."""
    others = [each for each in lately_found(base) if each != (kind, key)]
    keep_view(base, _VIEW, json.dumps([(kind, key), *others[: _MOST - 1]]))


def _dossier(row: Any) -> Entry:  # noqa: ANN401 - a row of the search's query
    key, title, number, holder, state, fiche, commune, theme = row
    detail = _beside(holder, status_or_code(state))
    return Entry("dossier", key, title, number, detail, _words(also("dossier"), fiche, commune, theme))


def _holder(row: Any) -> Entry:  # noqa: ANN401 - same
    key, name, commune, *others = row
    beside = "" if commune and commune in name else commune
    return Entry("holder", key, name, "", _beside(beside), _words(also("holder"), commune, *others))


def _contact(row: Any) -> Entry:  # noqa: ANN401 - same
    key, name, role, holder, phone, email, home = row
    return Entry("contact", key, name, "", _beside(role, holder), _words(also("contact"), phone, email), home)


def _person(row: Any) -> Entry:  # noqa: ANN401 - same
    key, name, role, *others = row
    return Entry("person", key, name, "", _beside(role), _words(also("person"), *others))


def _member(row: Any) -> Entry:  # noqa: ANN401 - same
    key, name, commune, *others = row
    return Entry("member", key, name, "", _beside(commune), _words(also("member"), *others))


def _funder(row: Any) -> Entry:  # noqa: ANN401 - same
    key, name, contact = row
    return Entry("funder", key, name, "", "", _words(also("funder"), contact))


def _fiche(row: Any) -> Entry:  # noqa: ANN401 - same
    key, title, code, purpose = row
    return Entry("fiche", key, title, code, "", _words(also("fiche"), purpose))


def _call(row: Any) -> Entry:  # noqa: ANN401 - same
    key, title = row
    return Entry("call", key, title, "", "", also("call"))


def _sitting(row: Any) -> Entry:  # noqa: ANN401 - same
    key, title, held_on, place = row
    return Entry("sitting", key, title, "", _beside(day(held_on), place), also("sitting"))


def _conversation(row: Any) -> Entry:  # noqa: ANN401 - same
    key, caller, about, held_on, *others = row
    return Entry("conversation", key, caller, "", _beside(day(held_on), about), _words(also("conversation"), *others))


_MAKERS: dict[str, Callable[[Any], Entry]] = {
    "holder": _holder,
    "contact": _contact,
    "person": _person,
    "member": _member,
    "funder": _funder,
    "fiche": _fiche,
    "call": _call,
    "sitting": _sitting,
    "conversation": _conversation,
}


def _settings() -> list[Entry]:
    return [
        Entry(
            "setting", spec.code, label(spec.code), "", group(spec.group), _words(also("setting"), help_text(spec.code))
        )
        for spec in CATALOGUE
    ]


def _beside(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _words(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)
