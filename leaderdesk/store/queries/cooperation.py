"""What is kept of cooperations: one of them whole, and what in all of them waits for somebody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from leaderdesk.domain.cooperation import rows
from leaderdesk.domain.cooperation.rows import Kept
from leaderdesk.domain.home.tasks import Task
from leaderdesk.domain.sheets.listing import ENDED
from leaderdesk.store.queries.plain import select_as
from leaderdesk.store.queries.states import stands
from leaderdesk.store.schema import CommonCost, Cooperation, CooperationPartner, Dossier, StatusStep

_KEY: BindParameter[int] = bindparam("key")


_ROW = select_as(rows.CooperationRow, Cooperation).where(Cooperation.dossier_id == _KEY)
_PARTNERS = (
    select_as(rows.PartnerRow, CooperationPartner)
    .where(CooperationPartner.dossier_id == _KEY)
    .order_by(CooperationPartner.position, CooperationPartner.id)
)
_COSTS = (
    select_as(rows.CommonCostRow, CommonCost)
    .where(CommonCost.dossier_id == _KEY)
    .order_by(CommonCost.position, CommonCost.id)
)


def read_kept(session: Session, dossier_id: int) -> Kept:
    """The agreement, the partners and the common costs of a dossier."""
    values = {"key": dossier_id}
    row = session.execute(_ROW, values).first()
    return Kept(
        row=rows.CooperationRow(*row) if row else None,
        partners=tuple(rows.PartnerRow(*each) for each in session.execute(_PARTNERS, values)),
        costs=tuple(rows.CommonCostRow(*each) for each in session.execute(_COSTS, values)),
    )


def cooperation_tasks(session: Session, on: date, warned: date) -> Iterator[Task]:
    """Agreements that end soon, and partners whose committee has not decided; of dossiers that have not ended."""
    living = Dossier.binned_on.is_(None) & stands(StatusStep.status.not_in(sorted(ENDED)))
    numbered = (Dossier.id, Dossier.number, Dossier.title)
    ending = (
        select(*numbered, Cooperation.ends_on)
        .join(Cooperation, Cooperation.dossier_id == Dossier.id)
        .where(living, Cooperation.ends_on <= warned)
    )
    for key, number, title, ends_on in session.execute(ending):
        yield Task("agreement_ends", key, ends_on, None, number, title)
    waiting = (
        select(*numbered, CooperationPartner.name, CooperationPartner.left_on)
        .join(CooperationPartner, CooperationPartner.dossier_id == Dossier.id)
        .where(living, CooperationPartner.decided_on.is_(None))
        .order_by(CooperationPartner.position)
    )
    found: defaultdict[tuple[int, str, str], list[str]] = defaultdict(list)
    for key, number, title, name, left_on in session.execute(waiting):
        if left_on is None or left_on > on:
            found[key, number, title].append(name)
    for (key, number, title), names in found.items():
        yield Task("partner_undecided", key, None, None, number, title, None, {"names": ", ".join(names)})
