"""How sure a wording is, out of a thousand, and the mark of what is no field."""

from __future__ import annotations

# Not a field: a heading known to say something else.
APART = "-"
SUREST, SURE, NEARLY, LIKELY, VAGUE = 965, 950, 940, 850, 700
# Says nearly nothing alone: shown as what it might be, never taken for it.
FAINT = 450

# A field, how sure its wordings are, and these, apart by commas.
Texts = tuple[tuple[str, int, str], ...]
