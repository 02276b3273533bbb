"""Columns of crosses headed by a state of dossiers: « Déposé », « Programmé », « Payé (O/N) »."""

from __future__ import annotations

import re

from leaderdesk.domain.workbooks.columns.headings import heading_text
from leaderdesk.domain.workbooks.columns.shapes import Profile
from leaderdesk.domain.workbooks.reading.statuses import read_status_word

# Said before the step, by a heading merged over all of them, and after it, of how it is crossed.
_BEFORE = re.compile(r"^(?:étapes?|etapes?|avancement|suivi|stades?|phases?)[ :–-]+(?=\S)", re.IGNORECASE)
_AFTER = re.compile(
    r"[ (\[:–-]+(?:o(?:ui)?[ /]+n(?:on)?|x|1[ /]+0|0[ /]+1|à cocher|cocher|croix|✓|✔)[ )\]]*$| ?\?$", re.IGNORECASE
)
# A cell in five may be something else: it is asked.
_CROSSED = 800


def step_of(heading: str, seen: Profile) -> str | None:
    """The word of the state that heads a column of crosses, as it is written."""
    if seen.share("flag", "mark") < _CROSSED:
        return None
    word = _AFTER.sub("", _BEFORE.sub("", heading_text(heading)))
    return word if read_status_word(word) else None
