"""What the base says of the points of a sitting while it is held: their dossiers as they are presented."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from leaderdesk.domain.sheets.sittings.facts import PointFacts, SittingFacts
from leaderdesk.store.queries.sittings import agenda_rows
from leaderdesk.store.schema import Contact, Dossier, Draft, Fiche, FundingLine, Gal, Holder, Interest, Member, Sitting

_CENTS = 100
# A holder who is a person, or may be one, is never named where everybody reads.
_PEOPLE = ("sole_trader", "farm", "person")


def point_facts(session: Session, sitting_id: int) -> dict[str, PointFacts]:
    """The dossiers of the agenda, by the key of their point."""
    keys = {row.dossier_id: f"p{row.id}" for row in agenda_rows(session, sitting_id) if row.dossier_id is not None}
    query = (
        select(Dossier, Holder.name, Holder.id, Fiche.code)
        .join(Holder, Holder.id == Dossier.holder_id)
        .outerjoin(Fiche, Fiche.id == Dossier.fiche_id)
        .where(Dossier.id.in_(keys))
    )
    rows = session.execute(query).all()
    asked, interests = _asked(session, keys), _interests(session, keys)
    contacts: dict[int, list[str]] = {}
    for row in session.scalars(select(Contact).where(Contact.holder_id.in_({each[2] for each in rows}))):
        contacts.setdefault(row.holder_id, []).append(row.name)
    return {
        keys[dossier.id]: PointFacts(
            dossier_id=dossier.id,
            number=dossier.number,
            holder=holder,
            fiche=code or "",
            summary=dossier.summary or "",
            communes=dossier.communes or "",
            received_on=dossier.received_on,
            asked=asked.get(dossier.id),
            interests=interests.get(dossier.id, {}),
            contacts=tuple(sorted(contacts.get(holder_id, ()))),
        )
        for dossier, holder, holder_id, code in rows
    }


def _asked(session: Session, keys: Collection[int]) -> dict[int, Fraction]:
    """What each plan asks of the funds."""
    query = (
        select(FundingLine.dossier_id, func.sum(FundingLine.amount))
        .where(FundingLine.dossier_id.in_(keys), FundingLine.nature == "european", FundingLine.refused_on.is_(None))
        .group_by(FundingLine.dossier_id)
    )
    return {key: Fraction(amount, _CENTS) for key, amount in session.execute(query)}


def _interests(session: Session, keys: Collection[int]) -> dict[int, dict[str, str]]:
    """Who declared an interest in each dossier, and why."""
    query = (
        select(Interest.dossier_id, Member.name, Interest.reason)
        .join(Member, Member.id == Interest.member_id)
        .where(Interest.dossier_id.in_(keys), Interest.state == "declared")
        .order_by(Member.name)
    )
    found: dict[int, dict[str, str]] = {}
    for key, name, reason in session.execute(query):
        found.setdefault(key, {})[name] = reason
    return found


def sitting_facts(session: Session, sitting_id: int) -> SittingFacts | None:
    """What the sitting is called, and every name that a projector never shows."""
    row = session.get(Sitting, sitting_id)
    if row is None:
        return None
    people = session.scalars(select(Member.name)).all()
    may_be = or_(Holder.legal_kind.in_(_PEOPLE), Holder.legal_kind.is_(None))
    holders = session.scalars(select(Holder.name).where(may_be)).all()
    contacts = session.scalars(select(Contact.name)).all()
    return SittingFacts(
        id=row.id,
        number=row.number,
        title=row.title,
        gal=session.scalars(select(Gal.name).limit(1)).first() or "",
        place=row.place or "",
        phase=row.phase,
        private_names=frozenset((*people, *holders, *contacts)),
    )


def kept_beside(session: Session, place: str) -> str:
    """What was kept at a place outside the journal; nothing where nothing was."""
    return session.scalars(select(Draft.value).where(Draft.place == place)).first() or ""
