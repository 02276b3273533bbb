"""The codes of a cooperation: between which territories, and what a partner is."""

from __future__ import annotations

COOPERATION_KINDS = ("interterritorial", "transnational")
PARTNER_KINDS = ("gal", "similar_group", "other")
