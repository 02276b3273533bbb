"""Says how the importer understands the corpus: `python -m tests.workbooks [--all] [name…]`."""

from __future__ import annotations

import re
import sys
import time
from itertools import groupby

from tests.workbooks.corpus import specimens
from tests.workbooks.running import bases, score_one
from tests.workbooks.scoring import FIGURES, Score

# Said in the list only where they are asked for.
_QUIET = ("[verdicts wrong]", "[reasons]", "[values asked]", "[problems told of what is right]")
_SHOWN = 3


def main(arguments: list[str]) -> None:
    """Print the differences by file, then the figures."""
    wished = [each for each in arguments if not each.startswith("--")]
    is_whole = "--all" in arguments
    total = Score()
    began = time.perf_counter()
    with bases() as opened:
        ready = time.perf_counter()
        for specimen in specimens():
            if wished and specimen.name not in wished:
                continue
            found = score_one(opened[specimen.base], specimen)
            shown = [each for each in found.differences if is_whole or not each.startswith(_QUIET)]
            if shown:
                shown = shown if is_whole else shortened(shown)
                print(f"\n{specimen.path.name} ({specimen.about}; base {specimen.base})", *shown, sep="\n  ")
            total.add(found, specimen.name)
    print(f"\nbases {ready - began:.1f} s, corpus {time.perf_counter() - ready:.1f} s")
    for name in (*FIGURES, *sorted(total.figures.keys() - set(FIGURES))):
        print(f"{total.figures[name]:6d} {name}")


def shortened(differences: list[str]) -> list[str]:
    """The first of those that say the same of one column, and how many more there are."""
    found = []
    for _, same in groupby(sorted(differences, key=_alike), key=_alike):
        each = list(same)
        found += each[:_SHOWN]
        if len(each) > _SHOWN:
            found.append(f"    … and {len(each) - _SHOWN} more")
    return found


def _alike(difference: str) -> str:
    matched = re.match(r"(\[[^]]+\] [^:]+: )row \d+( \w+)?", difference)
    return f"{matched[1]}{matched[2]}" if matched else difference


if __name__ == "__main__":
    main(sys.argv[1:])
