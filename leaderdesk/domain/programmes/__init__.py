"""The vocabulary of a programme: funds, funders, loss of early expenses."""

from __future__ import annotations

FUNDER_KINDS = ("region", "department", "intercommunality", "commune", "state", "public_body", "private", "other")
STRUCTURE_KINDS = ("local_authority", "public_body", "chamber", "association", "company", "park", "person", "other")
# What a fiche-action pays for: projects, cooperation with other territories, the GAL's own running.
STRANDS = ("projects", "cooperation", "running")
# How a file comes for a call for projects.
DEPOSIT_WAYS = ("hand", "post", "email", "platform")
