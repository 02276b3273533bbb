"""The codes of a table held against the base: who is right about a difference."""

from __future__ import annotations

DIFFERENCE_VERDICTS = ("ours", "asked")
