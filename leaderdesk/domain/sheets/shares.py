"""Who the programmed money goes to: by kind of holder, nature, EPCI, commune, theme, and to the GAL's own structure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.envelopes.chains import ZERO
from leaderdesk.domain.sheets.envelopes import Taken

Aspect = Literal["legal_kind", "nature", "epci", "commune", "theme", "own"]
ASPECTS: tuple[Aspect, ...] = ("legal_kind", "nature", "epci", "commune", "theme", "own")


@dataclass(frozen=True, slots=True)
class Traits:
    """What money is told apart by, for one dossier; nothing where it is not known."""

    legal_kind: str | None
    nature: str | None
    epci: str | None
    commune: str | None
    theme: str | None
    # Whether the holder is the structure that carries the GAL: "yes" or "no".
    own: str | None


@dataclass(frozen=True, slots=True)
class ShareLine:
    """What goes to those who have something in common; `part` is of all that is programmed."""

    aspect: Aspect
    key: str | None
    dossiers: int
    programmed: Fraction
    part: Fraction | None
    target: Fraction | None = None

    @property
    def name(self) -> str:
        """How a target on it is kept."""
        return target_name(self.aspect, self.key)

    @property
    def gap(self) -> Fraction | None:
        """How far above its target it is, or below."""
        return None if self.part is None or self.target is None else self.part - self.target


def shares_of(
    taken: Iterable[Taken], traits: Mapping[int, Traits], aspect: Aspect, targets: Mapping[str, Fraction]
) -> tuple[ShareLine, ...]:
    """Every part, the largest first, what is not known last; a target is told even where nothing goes."""
    amounts: defaultdict[str | None, Fraction] = defaultdict(Fraction)
    dossiers: defaultdict[str | None, set[int]] = defaultdict(set)
    for each in taken:
        if each.gauge.programmed:
            key = getattr(traits[each.facts.dossier_id], aspect) or None
            amounts[key] += each.gauge.programmed
            dossiers[key].add(each.facts.dossier_id)
    aimed = [name.partition(":")[2] for name in targets if name.partition(":")[0] == aspect]
    whole = sum(amounts.values(), ZERO)
    keys = sorted({*amounts, *aimed}, key=lambda key: (key is None, -amounts.get(key, ZERO), key or ""))
    return tuple(
        ShareLine(
            aspect,
            key,
            len(dossiers.get(key, ())),
            amounts.get(key, ZERO),
            amounts.get(key, ZERO) / whole if whole else None,
            targets.get(target_name(aspect, key)),
        )
        for key in keys
    )


def target_name(aspect: Aspect, key: str | None) -> str:
    """How a target is kept among the rules of the envelopes."""
    return f"{aspect}:{key or ''}"
