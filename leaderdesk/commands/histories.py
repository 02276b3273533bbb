"""The command that shows what was done to a base, or to one dossier or holder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaderdesk.commands.answers import Answer
from leaderdesk.services.around import Around

if TYPE_CHECKING:
    from leaderdesk.domain.changes import Entry, FieldChange


def history(around: Around, base: str, record: str | None = None) -> Answer:
    """Show what was done, or what happened to one dossier or holder, field by field."""
    from leaderdesk.services.bases import looked_base
    from leaderdesk.services.history import find_record, list_entries, record_history

    with looked_base(Path(base), around) as looked:
        if record is None:
            entries = list_entries(looked, limit=1 << 40)
            return Answer([_entry_line(each) for each in entries], [_entry_data(each) for each in entries])
        changes = record_history(looked, *find_record(looked, record))
    return Answer([_field_line(each) for each in changes], [_field_data(each) for each in changes])


def _entry_line(entry: Entry) -> str:
    from leaderdesk.words import actions, formats

    label = actions.entry_label(entry.action, entry.kind, entry.subject)
    reason = f"  (motif : {entry.reason})" if entry.reason else ""
    return f"{entry.height:>6}  {formats.moment(entry.at)}  {entry.operator or formats.MISSING}  {label}{reason}"


def _entry_data(entry: Entry) -> dict[str, Any]:
    from leaderdesk.words import actions

    return {
        "height": entry.height,
        "at": entry.at.isoformat(),
        "operator": entry.operator,
        "machine": entry.machine,
        "action": entry.action,
        "kind": entry.kind,
        "undoes": entry.undoes,
        "label": actions.entry_label(entry.action, entry.kind, entry.subject),
        "reason": entry.reason,
        "changes": entry.changes,
        "erased": entry.is_erased,
    }


def _field_line(change: FieldChange) -> str:
    from leaderdesk.words import fields, formats, tables

    before, after = fields.told(change)
    return (
        f"{change.height:>6}  {formats.moment(change.at)}  {change.operator or formats.MISSING}  "
        f"{tables.table(change.table)}, {fields.field(change.field)} : {before} → {after}"
    )


def _field_data(change: FieldChange) -> dict[str, Any]:
    return {
        "height": change.height,
        "at": change.at.isoformat(),
        "operator": change.operator,
        "action": change.action,
        "table": change.table,
        "key": change.key,
        "verb": change.verb,
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "before_name": change.before_name,
        "after_name": change.after_name,
    }
