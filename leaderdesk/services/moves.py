"""The life of a dossier: the moves it may make with what each lacks, a move made with its day, what is due when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from leaderdesk.domain.dossiers import STATUSES
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.lives.deadlines import Started
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.heads import read_sheets
from leaderdesk.domain.sheets.settings import life_of
from leaderdesk.domain.sheets.situations import DATED, MoveOption, deadlines_on
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.envelopes import read_envelopes
from leaderdesk.services.numbers import number_of
from leaderdesk.services.reading import payment_delays, whole_dossier
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Dossier, StatusStep
from leaderdesk.store.unit import Unit

_NO_DATES: Mapping[str, date | None] = {}
# From these a dossier may be programmed: only then is its envelope looked at.
_BEFORE_PROGRAMMING = frozenset({"instructed", "postponed", "waiting_list"})
_DAYS = frozenset(
    {"received_on", "eligible_from", "opinion_on", "programmed_on", "convention_on", "convention_ends_on"}
    | {"committee_on", "next_step_on"}
)


def allowed_moves(base: OpenBase, dossier_id: int, on: date) -> tuple[MoveOption, ...]:
    """Every move of the programme's life from here, with what it lacks."""
    whole = whole_dossier(base, dossier_id)
    sheets = read_sheets(whole, payment_delays(base, whole, on), on, has_room=has_room(base, whole))
    return sheets.options


def move_dossier(
    base: OpenBase,
    dossier_id: int,
    status: str,
    on: date,
    *,
    dates: Mapping[str, date | None] = _NO_DATES,
    reason: str | None = None,
) -> Done:
    """Move a dossier to another state: the state, the day that entering it is, and other days said with it."""
    if status not in STATUSES or dates.keys() - _DAYS:
        message = f"no such status or day: {status} {sorted(dates)}"
        raise ValueError(message)
    with Unit(base, act(base, "change_status", dossier=number_of(base, dossier_id), reason=reason)) as unit:
        move_in(unit, dossier_id, status, on, dates)
        return done(unit.commit(), "dossiers")


def move_in(unit: Unit, dossier_id: int, status: str, on: date, dates: Mapping[str, date | None] = _NO_DATES) -> None:
    """The same within an action that does more."""
    _close_present(unit, dossier_id, on)
    unit.session.add(StatusStep(id=unit.ids.key(), dossier_id=dossier_id, status=status, since=on))
    row = unit.session.get_one(Dossier, dossier_id)
    own = DATED.get(status)
    # A state entered for the second time keeps the day of the first, unless another is said.
    if own is not None and own not in dates and getattr(row, own) is None:
        setattr(row, own, on)
    if status == "acknowledged" and row.eligible_from_origin is None:
        row.eligible_from_origin = "acknowledgement"
    for name, day in dates.items():
        setattr(row, name, day)


def change_status(base: OpenBase, dossier_id: int, status: str, on: date) -> Done:
    """Move a dossier to another state on a given day."""
    return move_dossier(base, dossier_id, status, on)


def running_deadlines(base: OpenBase, dossier_id: int, on: date) -> tuple[Started, ...]:
    """The deadlines that wait for something, the first due before the others."""
    whole = whole_dossier(base, dossier_id)
    return deadlines_on(life_of(whole.settings), whole, on)


def has_room(base: OpenBase, whole: WholeDossier) -> bool | None:
    """True when the envelopes still hold what the dossier asks; None where nobody set one, or it is not the time."""
    fiche, asked = whole.fiche, [row for row in whole.funding if row.nature == "european" and row.amount]
    if fiche is None or not asked or whole.status not in _BEFORE_PROGRAMMING:
        return None
    sheet, wanted = read_envelopes(base), dict[int, int]()
    rooms = {each.row.fund_id: each.room for each in sheet.pots if each.row and each.row.fiche_id == fiche.id}
    of_fund = {each.row.fund_id: each.fund for each in sheet.pots if each.row}
    for row in asked:
        if row.fund_id is None or row.fund_id not in rooms:
            return None
        wanted[row.fund_id] = wanted.get(row.fund_id, 0) + (row.amount or 0)
    whole_rooms = {each.fund: each.room for each in sheet.funds}
    return all(amount <= min(rooms[fund], whole_rooms[of_fund[fund]]) for fund, amount in wanted.items())


def _close_present(unit: Unit, dossier_id: int, on: date) -> None:
    present = unit.session.scalars(
        select(StatusStep).where(StatusStep.dossier_id == dossier_id, StatusStep.until.is_(None))
    )
    for step in present:
        if on < step.since:
            raise Refusal("status_before_the_last", since=step.since.isoformat(), on=on.isoformat())
        step.until = on
