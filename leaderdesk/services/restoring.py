"""One field of a record put back as its history says it was: a new action, which undo takes back in turn."""

from __future__ import annotations

from leaderdesk.domain.changes import FieldChange
from leaderdesk.domain.errors import Refusal
from leaderdesk.services.bases import act
from leaderdesk.services.costing import recount
from leaderdesk.services.done import Done, touched
from leaderdesk.services.numbers import number_of
from leaderdesk.store.base import OpenBase
from leaderdesk.store.journal.replay import field_change
from leaderdesk.store.unit import Unit
from leaderdesk.words.fields import field

# What the eligible amounts of a dossier rest on.
_COUNTED = frozenset({"dossiers", "holders", "cost_lines", "quotes", "commitments", "contracts", "contract_changes"})


def restore_field(base: OpenBase, dossier_id: int, change: FieldChange) -> Done:
    """Give a field of a dossier, or of one of its rows, the value it had before a change."""
    deed = act(base, "restore_field", dossier=number_of(base, dossier_id), field=field(change.field))
    with Unit(base, deed) as unit:
        wished = field_change(base.connection, change.table, change.key, change.field, change.before)
        if wished is None:
            raise Refusal("record_gone")
        try:
            unit.replay([wished])
        except Refusal as refusal:
            raise Refusal("field_not_restored", field=field(change.field)) from refusal
        if change.table in _COUNTED:
            recount(unit, dossier_id)
        return Done(unit.commit(), touched({change.table, "dossiers"}))
