"""What a check found, as codes: a fault makes the base suspect, a doubt is data to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: what, how grave, and the data its sentence needs."""

    code: str
    level: Literal["fault", "doubt"]
    data: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """All that a check found, and how much it looked at."""

    findings: tuple[Finding, ...]
    counts: Mapping[str, int]

    @property
    def is_sound(self) -> bool:
        """True when nothing makes the base suspect."""
        return all(finding.level != "fault" for finding in self.findings)

    @property
    def is_clean(self) -> bool:
        """True when there is nothing at all to say."""
        return not self.findings


def fault(code: str, **data: int | str) -> Finding:
    """A finding that makes the base suspect."""
    return Finding(code, "fault", data)


def doubt(code: str, **data: int | str) -> Finding:
    """A finding about the data, that somebody should look at."""
    return Finding(code, "doubt", data)
