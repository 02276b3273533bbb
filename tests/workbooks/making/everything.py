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
    "others",
    "known",
    "elsewhere",
)
for room in ROOMS:
    importlib.import_module(f"tests.workbooks.making.{room}")
CASES = [make() for make in MADE]
