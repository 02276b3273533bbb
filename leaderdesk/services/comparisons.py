"""Dossiers read to be set side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from leaderdesk.domain.sheets.comparisons import Comparison, compare
from leaderdesk.domain.sheets.heads import read_sheets
from leaderdesk.services.reading import payment_delays, whole_dossier
from leaderdesk.store.base import OpenBase


def compare_dossiers(base: OpenBase, dossier_ids: Sequence[int], on: date) -> Comparison:
    """The dossiers in the order they were chosen."""
    wholes = [whole_dossier(base, key) for key in dossier_ids]
    return compare([read_sheets(whole, payment_delays(base, whole, on), on) for whole in wholes], on)
