"""Who may ask: the kinds of holder a fiche-action takes or leaves out, and a SIRET that stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leaderdesk.domain.eligibility.facts import Facts
from leaderdesk.domain.eligibility.results import Look, asks, compared, fails, passes, skips
from leaderdesk.domain.holders import is_siret


@dataclass(frozen=True, slots=True)
class ApplicantRule:
    """No list of allowed kinds allows every kind that is not excluded; the same for natures."""

    allowed_kinds: tuple[str, ...] = ()
    excluded_kinds: tuple[str, ...] = ()
    allowed_natures: tuple[str, ...] = ()
    needs_siret: bool = True

    def look(self, facts: Facts) -> Sequence[Look]:
        """The legal kind, the nature, the SIRET."""
        return [
            self._look_at_kind(facts.holder.legal_kind),
            *self._look_at_nature(facts.holder.nature),
            self._look_at_siret(facts.holder.siret),
        ]

    def _look_at_kind(self, kind: str | None) -> Look:
        if kind is None:
            return asks("kind_unknown")
        is_taken = kind not in self.excluded_kinds and (not self.allowed_kinds or kind in self.allowed_kinds)
        return passes("kind_taken", value=kind) if is_taken else fails("kind_left_out", value=kind)

    def _look_at_nature(self, nature: str) -> Sequence[Look]:
        if not self.allowed_natures:
            return []
        return [
            passes("nature_taken", value=nature)
            if nature in self.allowed_natures
            else fails("nature_left_out", value=nature)
        ]

    def _look_at_siret(self, siret: str | None) -> Look:
        if not self.needs_siret:
            return skips("siret_not_needed")
        if not siret:
            return asks("siret_missing")
        return compared(is_siret(siret), "siret", siret, None)
