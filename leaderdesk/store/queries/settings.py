"""What the base says of the settings of its programme: the last version of each."""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from leaderdesk.store.schema import Setting

_ALL = select(Setting.code, Setting.value).order_by(Setting.version)
_ONE = select(Setting.value).where(Setting.code == bindparam("code")).order_by(Setting.version.desc()).limit(1)


def kept_settings(session: Session) -> dict[str, str]:
    """Every setting that somebody gave a value, by its code."""
    return dict(session.execute(_ALL).all())


def kept_setting(session: Session, code: str) -> str | None:
    """The value of one; nothing where nobody gave any."""
    return session.scalars(_ONE, {"code": code}).first()
