"""What the fields of a dossier choose from: team, fiches-actions, calls, holders, and the words used so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.checklists import programme_aids
from leaderdesk.store.schema import Call, Dossier, Fiche, Holder, Person, Tag


@dataclass(frozen=True, slots=True)
class Choices:
    """Keys with their names, in the order of lists; what is in the bin is offered no more."""

    people: Mapping[int, str] = field(default_factory=dict)
    fiches: Mapping[int, str] = field(default_factory=dict)
    calls: Mapping[int, str] = field(default_factory=dict)
    holders: Mapping[int, str] = field(default_factory=dict)
    # The codes of the regimes of aid that the programme knows.
    regimes: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def read_choices(base: OpenBase) -> Choices:
    """All of them, read together."""
    with base.read() as session:
        people = session.execute(select(Person.id, Person.name).where(Person.binned_on.is_(None)).order_by(Person.name))
        fiches = session.execute(
            select(Fiche.id, Fiche.code, Fiche.title).where(Fiche.binned_on.is_(None)).order_by(Fiche.code)
        )
        calls = session.execute(select(Call.id, Call.title).where(Call.binned_on.is_(None)).order_by(Call.title))
        holders = session.execute(
            select(Holder.id, Holder.name, Holder.commune)
            .where(Holder.binned_on.is_(None), Holder.merged_into.is_(None))
            .order_by(Holder.name)
        ).all()
        themes = session.scalars(select(Dossier.theme).where(Dossier.theme.is_not(None)).distinct())
        return Choices(
            people=dict(people.all()),
            fiches={key: f"{code} – {title}" for key, code, title in fiches},
            calls=dict(calls.all()),
            holders=_told_apart([(int(key), name, commune) for key, name, commune in holders]),
            regimes=tuple(dict.fromkeys(each.code for each in programme_aids(session).regimes)),
            themes=tuple(sorted(theme for theme in themes if theme)),
            tags=tuple(session.scalars(select(Tag.name).order_by(Tag.name))),
        )


def _told_apart(holders: list[tuple[int, str, str | None]]) -> dict[int, str]:
    """Holders of one name are told apart by their commune."""
    seen = Counter(name for _, name, _ in holders)
    return {key: f"{name} ({commune})" if seen[name] > 1 and commune else name for key, name, commune in holders}
