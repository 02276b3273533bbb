"""Makes the corpus again: `python -m tests.workbooks.making [--converted] [name…]`."""

from __future__ import annotations

import sys

from tests.workbooks.making.everything import CASES
from tests.workbooks.making.writing import write

wished = [each for each in sys.argv[1:] if not each.startswith("--")]
for one in CASES:
    if not wished or one.name in wished:
        write(one, is_converted="--converted" in sys.argv)
print(f"{len(CASES)} workbooks")
