"""Lines read again after a change: those that say the same stay what they were, and the few others are told apart."""

from __future__ import annotations

from collections.abc import Sequence

from leaderdesk.ui.kit.lines import Line
from leaderdesk.ui.kit.tables.groups import Heading


def renewed(before: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """These lines, each in the place of itself where its item is the same: what was worked out of it stays known."""
    known = {each.identity: each for each in before}
    found = []
    for line in lines:
        former = known.get(line.identity)
        if former is not None and former.item is not line.item:
            if former.item == line.item:
                # Next time, the same item is told at once.
                former.item = line.item
            else:
                former = None
        found.append(former or line)
    return found


def changed_rows(before: Sequence[Line | Heading], after: Sequence[Line | Heading]) -> list[int] | None:
    """The rows that no longer say the same; nothing where rows came, went or moved."""
    if len(before) != len(after):
        return None
    found = []
    for row, (former, line) in enumerate(zip(before, after, strict=True)):
        if former is line:
            continue
        if isinstance(former, Heading) or isinstance(line, Heading) or former.identity != line.identity:
            return None
        found.append(row)
    return found
