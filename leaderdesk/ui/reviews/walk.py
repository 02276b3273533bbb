"""Where a review stands: its order is that of its start, so that a note left moves nothing under one's fingers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any


class Walk:
    """Goes through keys in order; those passed over come back at the end."""

    def __init__(self) -> None:
        self.keys: list[int] = []
        self.current: int | None = None
        self.seen: set[int] = set()
        self.skipped: list[int] = []
        # The end was reached: only those passed over are shown again, once each.
        self.is_second_round = False

    @property
    def place(self) -> int:
        """The rank of the current one, from 1; 0 when there is none."""
        return self.keys.index(self.current) + 1 if self.current is not None else 0

    @property
    def is_over(self) -> bool:
        """True when everything was walked through."""
        return bool(self.keys) and self.current is None

    @property
    def waiting(self) -> list[int]:
        """Those passed over, in the order of the walk."""
        return [key for key in self.keys if key in self.skipped]

    def take(self, keys: Sequence[int]) -> None:
        """Walk through these: those known keep their order, the new ones follow; the current one stays."""
        ranks = {key: rank for rank, key in enumerate(self.keys)}
        known = sorted((key for key in keys if key in ranks), key=ranks.__getitem__)
        self.keys = [*known, *(key for key in keys if key not in ranks)]
        if self.current not in self.keys:
            self.current = self._first_unseen()

    def narrow(self, keys: Sequence[int]) -> None:
        """Walk through others, in the order given; what was seen stays seen."""
        self.keys = list(keys)
        if self.current not in self.keys:
            self.current = self._first_unseen()

    def go_on(self) -> None:
        """The current one is seen: go to the next one; after the last, to those passed over, then to none."""
        if self.current is None:
            return
        self.seen.add(self.current)
        self._go_further(is_left=True)

    def skip(self) -> None:
        """Pass over the current one: it comes back at the end."""
        if self.current is None:
            return
        self.seen.discard(self.current)
        self._go_further(is_left=False)

    def go_back(self) -> None:
        """The one before; from the end, the last one."""
        if self.current is None:
            self.current = self.keys[-1] if self.keys else None
        elif self.place > 1:
            self.current = self.keys[self.place - 2]
        self.is_second_round = False

    def go_to(self, key: int) -> None:
        """Straight to one of them."""
        if key in self.keys:
            self.current = key

    def begin_second_round(self) -> None:
        """Those passed over, from the first of them."""
        self.is_second_round = True
        self.current = next(iter(self.waiting), None)

    def begin_again(self) -> None:
        """From the first one, nothing seen."""
        self.is_second_round = False
        self.seen.clear()
        self.skipped.clear()
        self.current = self.keys[0] if self.keys else None

    def kept(self, on: date) -> dict[str, Any]:
        """What is to be remembered of today's review."""
        return {"day": on.isoformat(), "seen": sorted(self.seen), "skipped": list(self.skipped)}

    def resume(self, kept: Mapping[str, Any], on: date) -> None:
        """Take up the review begun today; that of another day is over."""
        is_today = kept.get("day") == on.isoformat()
        self.seen = set(kept["seen"]) if is_today else set()
        self.skipped = list(kept["skipped"]) if is_today else []
        self.keys, self.current = [], None

    def _go_further(self, *, is_left: bool) -> None:
        key, after = self.current, self.keys[self.place :]
        waiting = [each for each in self.waiting if each != key]
        if key in self.skipped:
            self.skipped.remove(key)
        if key is not None and not is_left:
            self.skipped.append(key)
        if self.is_second_round or not after:
            later = [each for each in waiting if each in after] if self.is_second_round else waiting
            self.is_second_round = True
            self.current = next(iter(later), None)
        else:
            self.current = after[0]

    def _first_unseen(self) -> int | None:
        new = [key for key in self.keys if key not in self.seen and key not in self.skipped]
        self.is_second_round = not new
        return next(iter(new or self.waiting), None)
