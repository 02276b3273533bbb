"""The numbers of dossiers: what one is called, and which number comes next by the GAL's own pattern."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import select

from leaderdesk.domain.errors import Refusal
from leaderdesk.services.settings import setting
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Dossier
from leaderdesk.store.unit import Unit

PATTERN_SETTING = "number_pattern"
_USUAL = "{year}-{rank:03}"
_RANK = re.compile(r"\{rank(?::0?(\d+))?\}")


def number_of(base: OpenBase, dossier_id: int) -> str:
    """The number of a dossier; one that is not there is refused."""
    with base.read() as session:
        number = session.scalar(select(Dossier.number).where(Dossier.id == dossier_id))
    if number is None:
        raise Refusal("no_record", wanted=str(dossier_id))
    return number


def next_number(base: OpenBase, on: date) -> str:
    """The number after the highest of the year; what was deleted is not given again while a higher one stands."""
    pattern = setting(base, PATTERN_SETTING, _USUAL)
    if not _RANK.search(pattern):
        pattern = _USUAL
    before, after = (part.replace("{year}", str(on.year)) for part in _halves(pattern))
    with base.read() as session:
        taken = session.scalars(select(Dossier.number).where(Dossier.number.startswith(before, autoescape=True)))
        shape = re.compile(rf"{re.escape(before)}(\d+){re.escape(after)}")
        ranks = [int(matched[1]) for number in taken if (matched := shape.fullmatch(number))]
    return f"{before}{max(ranks, default=0) + 1:0{_width(pattern)}}{after}"


def refuse_taken(unit: Unit, number: str) -> None:
    """Two dossiers never have one number."""
    if unit.session.scalar(select(Dossier.id).where(Dossier.number == number)):
        raise Refusal("number_taken", number=number)


def _halves(pattern: str) -> tuple[str, str]:
    before, _, after = (_RANK.sub("\0", pattern, count=1)).partition("\0")
    return before, after


def _width(pattern: str) -> int:
    matched = _RANK.search(pattern)
    return int(matched[1]) if matched and matched[1] else 1
