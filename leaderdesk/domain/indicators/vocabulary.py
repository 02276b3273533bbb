"""The codes of indicators: how the values of several dossiers make one."""

from __future__ import annotations

GATHERINGS = ("sum", "mean", "count")
