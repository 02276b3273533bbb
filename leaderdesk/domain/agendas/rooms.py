"""Who is in the room, outside for a project, or away, at each hour; sets of people are bits of a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leaderdesk.domain.agendas.items import Item, Passage, Sitting

# One quorum lost weighs more than every movement that a sitting could have.
LOST = 1 << 24


@dataclass(frozen=True, slots=True)
class Unit:
    """Projects taken together, because the same people leave for them."""

    items: tuple[Item, ...]
    minutes: int
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A project taken at some minute: who is in, who waits outside, how many quorums are lost."""

    inside: int
    outside: int
    lost: int


class Room:
    """The room of one sitting: remembers each slot it was asked for."""

    def __init__(self, units: Sequence[Unit], sitting: Sitting) -> None:
        self.units = units
        self.sitting = sitting
        self.people = sorted(sitting.people)
        self.bits = {person: 1 << rank for rank, person in enumerate(self.people)}
        self.all = (1 << len(self.people)) - 1
        self.hours = sitting.hours
        self.recused = [self._mask(unit.items[0].recused) for unit in units]
        # Minutes only matter where somebody has hours; without them every slot of a project is the same.
        self.minutes = [unit.minutes if self.hours else 0 for unit in units]
        self.length = sum(self.minutes)
        self._slots: dict[tuple[int, int], Slot] = {}
        self._quorums: dict[tuple[frozenset[str], int], bool] = {}
        self.opening = Slot(self._present(0, 0), 0, 0)
        self.closing = Slot(self._present(self.length, self.length), 0, 0)
        # The fewest quorums each unit can lose, and the last minute at which it loses no more.
        self.least = [self._least(unit) for unit in range(len(units))]

    @property
    def throughout(self) -> int:
        """Those who are there from the opening to the close."""
        return self.all & ~self._mask(frozenset(self.hours))

    def slot(self, unit: int, start: int) -> Slot:
        """What a project finds when it starts at a minute."""
        known = self._slots.get((unit, start))
        if known is None:
            present = self._present(start, start + self.minutes[unit])
            out = present & self.recused[unit]
            known = self._slots[unit, start] = Slot(present & ~out, out, len(self.lost(unit, start)))
        return known

    def cost(self, order: Sequence[int]) -> int:
        """What a whole order costs: quorums lost, then movements."""
        total, start, before = 0, 0, self.opening
        for unit in order:
            slot = self.slot(unit, start)
            total += step_cost(before, slot)
            start, before = start + self.minutes[unit], slot
        return total + step_cost(before, self.closing)

    def passages(self, order: Sequence[int]) -> tuple[Passage, ...]:
        """Who moves before each project, and before the close."""
        found, start, before = [], 0, self.opening
        for unit in order:
            slot = self.slot(unit, start)
            keys = [item.key for item in self.units[unit].items]
            found.append(self._passage(keys[0], before, slot))
            found += [Passage(key, (), ()) for key in keys[1:]]
            start, before = start + self.minutes[unit], slot
        return (*found, self._passage(None, before, self.closing))

    def without_quorum(self, order: Sequence[int]) -> tuple[str, ...]:
        """The projects that lose their quorum in this order."""
        found, start = list[str](), 0
        for unit in order:
            found += self.lost(unit, start)
            start += self.minutes[unit]
        return tuple(found)

    def lost(self, unit: int, start: int) -> list[str]:
        """The projects of a unit without their quorum when it starts at a minute."""
        present = self._present(start, start + self.minutes[unit])
        return [item.key for item in self.units[unit].items if not self._is_quorate(item, present)]

    def _passage(self, key: str | None, before: Slot, after: Slot) -> Passage:
        leaving, returning = before.inside & after.outside, before.outside & after.inside
        return Passage(key, self._names(leaving), self._names(returning))

    def _present(self, start: int, end: int) -> int:
        away = (person for person, hours in self.hours.items() if not hours.cover(start, end))
        return self.all & ~self._mask(frozenset(away))

    def _is_quorate(self, item: Item, present: int) -> bool:
        known = self._quorums.get((item.recused, present))
        if known is None:
            known = self.sitting.is_quorate(item.recused, frozenset(self._names(present)))
            self._quorums[item.recused, present] = known
        return known

    def _least(self, unit: int) -> tuple[int, int]:
        last = self.length - self.minutes[unit]
        # Presence changes when somebody arrives, or can no longer attend the whole: the last starts before a change.
        starts = {last}
        for hours in self.hours.values():
            starts.add(hours.arrives - 1)
            if hours.leaves is not None:
                starts.add(hours.leaves - self.minutes[unit])
        lost, late = min((self.slot(unit, start).lost, -start) for start in starts if 0 <= start <= last)
        return lost, -late

    def _mask(self, people: frozenset[str]) -> int:
        return sum(self.bits[person] for person in people if person in self.bits)

    def _names(self, mask: int) -> tuple[str, ...]:
        return tuple(person for person in self.people if self.bits[person] & mask)


def step_cost(before: Slot, after: Slot) -> int:
    """What going from one project to the next costs: those who leave, those who come back, and the quorum lost."""
    moving = (before.inside & after.outside) | (before.outside & after.inside)
    return after.lost * LOST + moving.bit_count()
