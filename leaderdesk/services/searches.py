"""What the search of the window finds in a base, and what was found with it lately."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from leaderdesk.domain.programmes.settings import CATALOGUE
from leaderdesk.domain.searches import Entry, Index
from leaderdesk.services.asides import keep_view, view_state
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.searches import findable_rows
from leaderdesk.words.formats import day
from leaderdesk.words.searches import also
from leaderdesk.words.settings import group, help_text, label
from leaderdesk.words.statuses import status_or_code

__all__ = ["keep_found", "lately_found", "read_index"]

_VIEW = "search"
_MOST = 8


def read_index(base: OpenBase, others: Iterable[Entry] = ()) -> Index:
    """All that can be found in a base, with what the window itself has to be found."""
    with base.read() as session:
        entries = [make(row) for kind, make in _MAKERS.items() for row in findable_rows(session, kind)]
    return Index([*others, *entries, *_settings()])


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


def _funder(row: Any) -> Entry:  # noqa: ANN401 - same
    key, name, contact = row
    return Entry("funder", key, name, "", "", _words(also("funder"), contact))


def _fiche(row: Any) -> Entry:  # noqa: ANN401 - same
    key, title, code, purpose = row
    return Entry("fiche", key, title, code, "", _words(also("fiche"), purpose))


def _call(row: Any) -> Entry:  # noqa: ANN401 - same
    key, title = row
    return Entry("call", key, title, "", "", also("call"))


def _conversation(row: Any) -> Entry:  # noqa: ANN401 - same
    key, caller, about, held_on, *others = row
    return Entry("conversation", key, caller, "", _beside(day(held_on), about), _words(also("conversation"), *others))


_MAKERS: dict[str, Callable[[Any], Entry]] = {
    "dossier": _dossier,
    "holder": _holder,
    "contact": _contact,
    "person": _person,
    "funder": _funder,
    "fiche": _fiche,
    "call": _call,
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
