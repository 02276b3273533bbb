"""Running costs against their ceiling: a part of what is programmed, and of what is paid, each with its dossiers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.running.rules import RunningRules
from leaderdesk.domain.sheets.envelopes import EnvelopesSheet, Taken, cents_of

Standing = Literal["nothing", "well", "near", "passed"]


@dataclass(frozen=True, slots=True)
class Against:
    """One basis: what running costs take of it, what it is in all, and the part that may not be passed; in cents."""

    basis: Literal["programmed", "paid"]
    of: Literal["programmed", "granted", "paid"]
    amount: int
    whole: int
    limit: int
    standing: Standing
    dossiers: tuple[Taken, ...]

    @property
    def rate(self) -> Fraction | None:
        """The part they take."""
        return Fraction(self.amount, self.whole) if self.whole else None

    @property
    def room(self) -> int:
        """What may still be added as long as the whole stays what it is; below zero, what is too much."""
        return self.limit - self.amount


@dataclass(frozen=True, slots=True)
class Ceiling:
    """Both bases on a day; none where no ceiling is watched, or no fiche-action is of running costs."""

    on: date
    rate: Fraction | None
    near: Fraction
    bases: tuple[Against, ...] = ()

    @property
    def told(self) -> tuple[Against, ...]:
        """Those that are near or passed."""
        return tuple(each for each in self.bases if each.standing in ("near", "passed"))


def ceiling_of(sheet: EnvelopesSheet, running: Collection[int], rules: RunningRules) -> Ceiling:
    """`running` are the fiches-actions of running costs; dossiers outside any envelope count where they take money."""
    if rules.ceiling is None or not running:
        return Ceiling(sheet.on, None, rules.near)
    everyone = (*sheet.dossiers, *sheet.outside)
    ours = [each for each in everyone if each.facts.fiche_id in running]
    whole = {
        "granted": sheet.whole.granted,
        "programmed": _sum(everyone, "programmed"),
        "paid": _sum(everyone, "paid"),
    }
    return Ceiling(
        sheet.on,
        rules.ceiling,
        rules.near,
        (
            _against("programmed", rules.ceiling_of, ours, whole, rules),
            _against("paid", "paid", ours, whole, rules),
        ),
    )


def _against(
    basis: Literal["programmed", "paid"],
    of: Literal["programmed", "granted", "paid"],
    ours: Sequence[Taken],
    wholes: dict[str, int],
    rules: RunningRules,
) -> Against:
    taking = tuple(each for each in ours if each.figure(basis))
    amount, whole = _sum(taking, basis), wholes[of]
    exact = whole * (rules.ceiling or 0)
    if not amount:
        standing: Standing = "nothing"
    elif amount > exact:
        standing = "passed"
    else:
        standing = "near" if amount >= exact * rules.near else "well"
    return Against(basis, of, amount, whole, int(exact), standing, taking)


def _sum(dossiers: Sequence[Taken], name: str) -> int:
    return cents_of(sum((getattr(each.gauge, name) for each in dossiers), Fraction(0)))
