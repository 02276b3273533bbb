"""The communes that a base knows, and a holder settled in one of them with all that this says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from leaderdesk.domain.programmes.settings import read_communes
from leaderdesk.domain.text import folded
from leaderdesk.domain.typed.choices import Commune
from leaderdesk.services.done import Done, Made
from leaderdesk.services.holders import HolderDraft, add_holder, edit_holder
from leaderdesk.services.settings import setting
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Holder


def known_communes(base: OpenBase) -> tuple[Commune, ...]:
    """Those of the territory, and those where a holder is; with their codes where a holder gave them."""
    found: dict[str, Commune] = {}
    with base.read() as session:
        query = select(Holder.commune, Holder.insee, Holder.postcode).where(Holder.commune.is_not(None))
        for name, insee, postcode in session.execute(query.order_by(Holder.insee.is_(None), Holder.id)):
            found.setdefault(folded(name or ""), Commune(name or "", insee, postcode))
    for name in read_communes(setting(base, "territory_communes")):
        found.setdefault(folded(name), Commune(name))
    return tuple(found[key] for key in sorted(found))


def settle_holder(base: OpenBase, holder_id: int, commune: Commune | None) -> Done:
    """Note where a holder is: its codes, its intercommunality and whether it is inside follow where they are known."""
    return edit_holder(base, holder_id, **_settled(base, commune))


def begin_holder(base: OpenBase, values: Mapping[str, Any]) -> Made:
    """Enter a holder with what is known of it; what is not known is as in a draft."""
    known = {name: value for name, value in values.items() if value is not None and name != "commune"}
    return add_holder(base, HolderDraft(**{**_settled(base, values.get("commune")), **known}))


def _settled(base: OpenBase, commune: Commune | None) -> dict[str, Any]:
    fields: dict[str, Any] = {"commune": commune.name if commune else None}
    if commune is None:
        return fields
    fields |= {name: code for name in ("insee", "postcode") if (code := getattr(commune, name))}
    territory = {folded(each) for each in read_communes(setting(base, "territory_communes"))}
    if territory:
        fields["is_inside"] = folded(commune.name) in territory
    with base.read() as session:
        around = session.scalars(select(Holder.epci).where(Holder.commune == commune.name, Holder.epci.is_not(None)))
        likely = Counter(around).most_common(1)
    if likely:
        fields["epci"] = likely[0][0]
    return fields
