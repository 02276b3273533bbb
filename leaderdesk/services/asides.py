"""What stands outside the journal: what is being typed and is not yet an action, and how lists were last looked at."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Draft, ViewState


def keep_draft(base: OpenBase, place: str, value: str) -> None:
    """Keep what is being typed somewhere, in the place of what was kept before: a crash does not take it."""
    with base.aside() as session:
        session.execute(delete(Draft).where(Draft.place == place))
        session.add(Draft(id=base.author.ids.key(), base=base.id, place=place, value=value))


def forget_draft(base: OpenBase, place: str) -> None:
    """Forget a draft that became an action, or that nobody wants.

    Its row stays, empty: a write-ahead log that held nothing but its removal would not say whose it is.
    """
    with base.aside() as session:
        session.execute(update(Draft).where(Draft.place == place).values(value=""))


def drafts(base: OpenBase) -> dict[str, str]:
    """Every draft by its place."""
    with base.read() as session:
        return {
            draft.place: draft.value for draft in session.scalars(select(Draft).order_by(Draft.place)) if draft.value
        }


def keep_view(base: OpenBase, view: str, value: str) -> None:
    """Remember how a list is looked at."""
    with base.aside() as session:
        session.execute(delete(ViewState).where(ViewState.view == view))
        session.add(ViewState(id=base.author.ids.key(), base=base.id, view=view, value=value))


def view_state(base: OpenBase, view: str) -> str | None:
    """How a list was last looked at."""
    with base.read() as session:
        return session.scalars(select(ViewState.value).where(ViewState.view == view)).first()
