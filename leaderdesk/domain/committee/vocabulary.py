"""The words of the committee that are kept in a base."""

from __future__ import annotations

COLLEGES = ("public", "private")
# How somebody sits: on a seat, for a whole college by rank, or heard without a vote.
MANDATE_ROLES = ("titulaire", "suppleant", "pooled", "consultative")
TIE_KINDS = ("structure", "mandate", "employer", "commune")
INTEREST_STATES = ("declared", "dismissed")
PARTY_ROLES = ("holder", "partner", "funder")
SITTING_KINDS = ("committee", "technical", "written")
PHASES = ("preparation", "open", "closed", "sealed")
POINT_KINDS = ("project", "minutes", "amendment", "information", "other")
# `replaced`: the suppléant comes instead.
ANSWERS = ("coming", "absent", "unsure", "replaced")
SENDINGS = ("convocation", "agenda", "sheets", "scoring", "reminder", "minutes", "decisions")
SENDING_WAYS = ("email", "post", "hand", "phone")
