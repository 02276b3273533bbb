"""The numbers of dossiers: what one is called, and which number comes next by the GAL's own pattern."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import select

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.typed.numberings import USUAL_NUMBERING, numbering_of
from leaderdesk.services.settings import setting
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Dossier
from leaderdesk.store.unit import Unit

PATTERN_SETTING = "number_pattern"


def number_of(base: OpenBase, dossier_id: int) -> str:
    """The number of a dossier; one that is not there is refused."""
    with base.read() as session:
        number = session.scalar(select(Dossier.number).where(Dossier.id == dossier_id))
    if number is None:
        raise Refusal("no_record", wanted=str(dossier_id))
    return number


def next_number(base: OpenBase, on: date) -> str:
    """The number after the highest of the year; what was deleted is not given again while a higher one stands."""
    numbering = numbering_of(setting(base, PATTERN_SETTING, USUAL_NUMBERING))
    before, after = numbering.around(on.year)
    with base.read() as session:
        taken = session.scalars(select(Dossier.number).where(Dossier.number.startswith(before, autoescape=True)))
        shape = re.compile(rf"{re.escape(before)}(\d+){re.escape(after)}")
        ranks = [int(matched[1]) for number in taken if (matched := shape.fullmatch(number))]
    return numbering.number(on.year, max(ranks, default=0) + 1)


def refuse_taken(unit: Unit, number: str) -> None:
    """Two dossiers never have one number."""
    if unit.session.scalar(select(Dossier.id).where(Dossier.number == number)):
        raise Refusal("number_taken", number=number)
