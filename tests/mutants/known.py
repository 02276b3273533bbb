"""Faults that change nothing anybody could see, each with its reason: they are counted, and not told again."""

from typing import Final

# By module, then as the fault is said.
KNOWN: Final[dict[str, dict[str, str]]] = {
    "leaderdesk.domain.seating": {
        "never: if without is None:\n    return self.open": "nobody holds no seat: what follows returns the same",
    },
    "leaderdesk.domain.plans.sharing": {
        "another operation: count - len(way.layout.parts)": (
            "the goals that it adds are the funds, whose sum is kept already, and variables that no point has"
        ),
    },
}
