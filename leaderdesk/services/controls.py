"""The register of controls: read on a day, controls and what they found edited, the period set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from leaderdesk.domain.controls.periods import ControlPeriod, write_control_period
from leaderdesk.domain.controls.registers import RegisterLine, register_of
from leaderdesk.domain.errors import Refusal
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.edits import Owned, RowEdit
from leaderdesk.services.numbers import number_of
from leaderdesk.services.settings import set_setting
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.controls import control_rows, controlled_dossiers, finding_rows, read_period
from leaderdesk.store.schema import Control, ControlFinding
from leaderdesk.store.unit import Unit

CONTROLS = Owned(Control, "dossier_id", {"body": "other"})
FINDINGS = Owned(ControlFinding, "control_id", {"text": ""})


@dataclass(frozen=True, slots=True)
class Register:
    """The register on a day, and the period it rests on."""

    lines: tuple[RegisterLine, ...]
    period: ControlPeriod


def read_register(base: OpenBase, on: date) -> Register:
    """The dossiers that may still be controlled, and all that were."""
    with base.read() as session:
        period = read_period(session)
        dossiers = controlled_dossiers(session, on)
        return Register(register_of(dossiers, control_rows(session), finding_rows(session), period, on), period)


def read_line(base: OpenBase, dossier_id: int, on: date) -> Register:
    """The same of one dossier: its line, or none where nothing can be controlled yet."""
    with base.read() as session:
        period = read_period(session)
        dossiers = controlled_dossiers(session, on, dossier_id)
        controls, findings = control_rows(session, dossier_id), finding_rows(session, dossier_id)
        return Register(register_of(dossiers, controls, findings, period, on), period)


def control_period(base: OpenBase) -> ControlPeriod:
    """From which day and for how many years dossiers may be controlled."""
    with base.read() as session:
        return read_period(session)


def edit_controls(base: OpenBase, dossier_id: int, edits: Sequence[RowEdit]) -> Done:
    """Change controls of a dossier, new and removed ones included, as one action."""
    with Unit(base, act(base, "edit_controls", dossier=number_of(base, dossier_id))) as unit:
        CONTROLS.apply(unit, dossier_id, edits)
        return done(unit.commit(), "dossiers")


def edit_findings(base: OpenBase, control_id: int, edits: Sequence[RowEdit]) -> Done:
    """Change what a control found and what was answered, as one action."""
    with base.read() as session:
        dossier_id = session.scalar(select(Control.dossier_id).where(Control.id == control_id))
    if dossier_id is None:
        raise Refusal("record_gone")
    with Unit(base, act(base, "edit_findings", dossier=number_of(base, dossier_id))) as unit:
        FINDINGS.apply(unit, control_id, edits)
        return done(unit.commit(), "dossiers")


def set_control_period(base: OpenBase, period: ControlPeriod) -> Done:
    """Say from which day and for how many years dossiers may be controlled."""
    return set_setting(base, "control_period", write_control_period(period))
