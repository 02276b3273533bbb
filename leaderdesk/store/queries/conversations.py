"""The contact log: one query with the names of what each conversation led to."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from leaderdesk.domain.conversations import ConversationRow
from leaderdesk.store.schema import Conversation, Dossier, Fiche, Holder


def conversation_rows(session: Session, *, holder_id: int | None = None) -> list[ConversationRow]:
    """Every conversation, the latest first; or those of one holder."""
    query = (
        select(Conversation, Fiche.code, Holder.name, Dossier.number)
        .outerjoin(Fiche, Fiche.id == Conversation.fiche_id)
        .outerjoin(Holder, Holder.id == Conversation.holder_id)
        .outerjoin(Dossier, Dossier.id == Conversation.dossier_id)
        .order_by(Conversation.held_on.desc(), Conversation.id)
    )
    if holder_id is not None:
        query = query.where(Conversation.holder_id == holder_id)
    return [_row(each, fiche, holder, dossier) for each, fiche, holder, dossier in session.execute(query)]


def _row(row: Conversation, fiche: str | None, holder: str | None, dossier: str | None) -> ConversationRow:
    return ConversationRow(
        id=row.id,
        held_on=row.held_on,
        author=row.author,
        caller=row.caller,
        phone=row.phone,
        email=row.email,
        commune=row.commune,
        about=row.about,
        answered=row.answered,
        asked_of=row.asked_of,
        due_on=row.due_on,
        done_on=row.done_on,
        fits=row.fits,
        fiche_id=row.fiche_id,
        fiche=fiche,
        holder_id=row.holder_id,
        holder=holder,
        dossier_id=row.dossier_id,
        dossier=dossier,
        has_orientation=row.orientation is not None,
        is_binned=row.binned_on is not None,
    )
