"""How a figure is taken and shown: several runs, in turn with its baseline, as median, minimum and maximum."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

RUNS = 7


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, its runs, and the median it is compared with."""

    name: str
    unit: str
    runs: Sequence[float]
    beside: str = ""
    baseline: float | None = None

    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        median = statistics.median(self.runs)
        ratio = f"{median / self.baseline:.2f} × {self.beside}" if self.baseline else ""
        shown = (_shown(value) for value in (median, min(self.runs), max(self.runs)))
        return (self.name, *shown, self.unit, str(len(self.runs)), ratio)


def timed(action: Callable[[], object], runs: int = RUNS) -> list[float]:
    """The milliseconds of several runs, after one that does not count."""
    action()
    return [_milliseconds(action) for _ in range(runs)]


def in_turn(
    first: Callable[[], float], second: Callable[[], float], runs: int = RUNS
) -> tuple[list[float], list[float]]:
    """Two figures taken one after the other, so that a machine whose speed drifts treats both alike."""
    first(), second()
    pairs = [(first(), second()) for _ in range(runs)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def timing(action: Callable[[], object]) -> float:
    """The milliseconds of one run."""
    return _milliseconds(action)


def machine() -> str:
    """The machine the figures were taken on."""
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, "
        f"Python {platform.python_version()}, {_processor()}"
    )


def table(figures: Sequence[Figure]) -> str:
    """The figures as aligned columns."""
    rows = [("figure", "median", "min", "max", "unit", "runs", "beside"), *(figure.cells() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def _milliseconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


def _shown(value: float) -> str:
    return f"{value:.2f}" if value < 100 else f"{value:,.0f}"


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:  # noqa: PTH123 - a file of the kernel
            names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    except OSError:
        names = []
    return names[0] if names else platform.processor()
