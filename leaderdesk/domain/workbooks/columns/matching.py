"""Which field each column of a table says: by its heading, its spelling and its cells, each field once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.cells import Cell, Sheet
from leaderdesk.domain.workbooks.columns.contests import settle
from leaderdesk.domain.workbooks.columns.judging import Judged, Seen, judge
from leaderdesk.domain.workbooks.columns.meanings import meanings
from leaderdesk.domain.workbooks.columns.pairs import Pairing
from leaderdesk.domain.workbooks.columns.presets import Preset, recognised
from leaderdesk.domain.workbooks.columns.shapes import profile, text_of
from leaderdesk.domain.workbooks.columns.twins import told_of_twins
from leaderdesk.domain.workbooks.fields import AMOUNT, is_field
from leaderdesk.domain.workbooks.known import Known
from leaderdesk.domain.workbooks.mappings import KEPT_AS_NOTE, LEFT_ASIDE, ColumnMatch, Memory
from leaderdesk.domain.workbooks.tables import Group, Heading, Table

# Below, a column is taken for nothing: what it might be is shown.
TAKEN_FROM = 600
_PRESET = 980
# A question whose wording is this sure.
_ASKED = 900
_SURE = 1000
# Cells looked at in each column, spread over the table.
_SAMPLE = 120
_EXAMPLES = 3
_LONGEST_EXAMPLE = 60
_RIVALS = 4


def match_columns(sheet: Sheet, table: Table, known: Known, memory: Memory) -> tuple[ColumnMatch, ...]:
    """The field of each column, with how sure it is and why; each field once."""
    groups = _sampled(table.groups)
    rows = [sheet.rows[group.row - 1] for group in groups]
    beneath = [sheet.rows[row - 1] for group in groups for row in group.beneath]
    seen = [
        _seen(heading, (_at(row, heading.column) for row in rows), (_at(row, heading.column) for row in beneath))
        for heading in table.headings
    ]
    fixed = _fixed(seen, memory)
    judged = {each.column: judge(each, known) for each in seen}
    paired = Pairing(seen, judged, fixed, rows=rows, beneath=beneath).found()
    judged |= {column: (each, *judged[column]) for column, each in paired.items() if each.field == AMOUNT}
    fixed |= {column: each for column, each in paired.items() if each.level >= TAKEN_FROM}
    # What a co-funder gives is nobody's where no column names who.
    alone = {column: [may for may in each if may.field != AMOUNT] for column, each in judged.items()}
    taken = settle([each for each in seen if each.column not in fixed], alone, _taken_fields(fixed), TAKEN_FROM)
    return told_of_twins(
        [_match(each, fixed.get(each.column) or taken.get(each.column), judged[each.column]) for each in seen]
    )


def _sampled(groups: Sequence[Group]) -> Sequence[Group]:
    step = max(1, len(groups) // _SAMPLE)
    return groups[::step][:_SAMPLE]


def _at(row: Sequence[Cell], column: int) -> Cell:
    return row[column - 1] if column <= len(row) else None


def _seen(heading: Heading, cells: Iterable[Cell], beneath: Iterable[Cell]) -> Seen:
    told = list(cells)
    # A column that only rows beneath fill is shown by them.
    examples = _examples(told) or _examples(beneath)
    return Seen(heading.column, heading.text, profile(told), examples)


def _examples(cells: Iterable[Cell]) -> tuple[str, ...]:
    texts = dict.fromkeys(text[:_LONGEST_EXAMPLE] for cell in islice(cells, _SAMPLE) if (text := text_of(cell)))
    return tuple(texts)[:_EXAMPLES]


def _fixed(seen: Sequence[Seen], memory: Memory) -> dict[int, Judged]:
    """What was chosen for this source, then what a known table says; each field once."""
    found: dict[int, Judged] = {}
    preset = recognised([each.heading for each in seen])
    _fix(found, seen, memory.columns, Judged("", _SURE, "remembered"))
    if preset is not None:
        _fix(found, seen, _with_questions(preset, seen), Judged("", _PRESET, "preset"))
    return found


def _with_questions(preset: Preset, seen: Sequence[Seen]) -> Mapping[str, str]:
    """The fields of a known table, without those that a heading of somebody's own says of the project itself."""
    asked = {
        told[0].field
        for each in seen
        if folded(each.heading) not in preset.fields
        and (told := meanings(each.heading))
        and told[0].level >= _ASKED
        and each.profile.said
    }
    yielded = preset.yielding & asked
    return {heading: LEFT_ASIDE if field in yielded else field for heading, field in preset.fields.items()}


def _fix(found: dict[int, Judged], seen: Sequence[Seen], fields: Mapping[str, str], how: Judged) -> None:
    for each in seen:
        field = fields.get(folded(each.heading))
        if field is None or each.column in found or field in _taken_fields(found) or not _is_field(field):
            continue
        found[each.column] = Judged(field, how.level, how.why)


def _is_field(field: str) -> bool:
    return field in {KEPT_AS_NOTE, LEFT_ASIDE} or is_field(field)


def _taken_fields(found: Mapping[int, Judged]) -> set[str]:
    return {each.field for each in found.values()} - {KEPT_AS_NOTE, LEFT_ASIDE}


def _match(seen: Seen, taken: Judged | None, judged: Sequence[Judged]) -> ColumnMatch:
    rivals = tuple(each.field for each in judged if taken is None or each.field != taken.field)[:_RIVALS]
    if taken is None:
        level = min(judged[0].level, TAKEN_FROM - 1) if judged else 0
        return ColumnMatch(seen.column, seen.heading, LEFT_ASIDE, level, "none", seen.examples, rivals)
    return ColumnMatch(seen.column, seen.heading, taken.field, taken.level, taken.why, seen.examples, rivals)
