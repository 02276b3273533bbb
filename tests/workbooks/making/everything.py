"""All the cases, in the order of their rooms."""

from __future__ import annotations

import importlib

from tests.workbooks.making.writing import MADE

ROOMS = (
    "follow",
    "region",
    "separated",
    "shapes",
    "mistakes",
    "more",
    "traps",
    "wording",
    "crossed",
    "steps",
    "habits",
    "named",
    "bilingual",
    "unseen",
    "paired",
    "twofold",
    "others",
    "known",
    "elsewhere",
    "kept",
    "handed",
)
for room in ROOMS:
    importlib.import_module(f"tests.workbooks.making.{room}")
CASES = [make() for make in MADE]
