"""The source of keys and salts: random for users, seeded for tests and the demonstration base."""

from __future__ import annotations

import os
import random
from typing import Protocol

KEY_BITS = 63
# Small keys would be stored in fewer bytes; the raw search for a base's id in a WAL needs all eight.
_SMALLEST = 1 << 56
SALT_BYTES = 16


class Ids(Protocol):
    """Where keys and salts come from."""

    def key(self) -> int:
        """A key that two laptops will never both draw."""
        ...

    def salt(self) -> bytes:
        """Sixteen bytes that hide what a digest was made from."""
        ...


class RandomIds:
    """Keys and salts from the machine's own randomness."""

    def key(self) -> int:
        """A random positive 63-bit key."""
        while (key := int.from_bytes(os.urandom(8)) >> 1) < _SMALLEST:
            pass
        return key

    def salt(self) -> bytes:
        """Sixteen random bytes."""
        return os.urandom(SALT_BYTES)


class SeededIds:
    """The same keys and salts at every run, from a seed."""

    def __init__(self, seed: int | str) -> None:
        self._random = random.Random(seed)  # noqa: S311 - repeatable on purpose, never a secret

    def key(self) -> int:
        """The next key of the seed."""
        return self._random.randrange(_SMALLEST, 1 << KEY_BITS)

    def salt(self) -> bytes:
        """The next salt of the seed."""
        return self._random.randbytes(SALT_BYTES)
