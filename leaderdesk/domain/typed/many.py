"""Several of a closed list, typed as their labels between commas."""

from __future__ import annotations

import re
from collections.abc import Mapping

from leaderdesk.domain.typed.choices import read_choice
from leaderdesk.domain.typed.readings import Reading, wrong


def read_many(text: str, labels: Mapping[str, str]) -> Reading[tuple[str, ...]]:
    """The values whose labels are typed, in the order of the list; nothing typed is none of them."""
    found: set[str] = set()
    for part in re.split(r"[,;\n]", text):
        if not part.strip():
            continue
        reading = read_choice(part, labels)
        if reading.doubts:
            return wrong("choice_unclear", count=len(reading.doubts))
        if reading.value is None:
            return Reading(problem=reading.problem, data=reading.data)
        found.add(reading.value)
    return Reading(tuple(value for value in labels if value in found))
