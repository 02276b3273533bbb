"""What pages will ask of every dossier, read before they do: some dossiers at a time, while nobody types."""

from __future__ import annotations

from leaderdesk.services.delays import read_payments_ahead
from leaderdesk.services.envelopes import read_envelopes_ahead
from leaderdesk.store.base import OpenBase

# So many dossiers are read in less than what anybody feels, whoever wants the base meanwhile.
SOME = 100


def read_ahead(base: OpenBase) -> int:
    """Read some more for the envelopes, then for the delays of payment; how many dossiers are left at least."""
    return read_envelopes_ahead(base, SOME) or read_payments_ahead(base, SOME)
