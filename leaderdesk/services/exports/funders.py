"""What each funder gives to what: a sheet with all of them, then one for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from leaderdesk.documents.sheets.writing.books import Sheet
from leaderdesk.domain.envelopes.facts import GRANTED
from leaderdesk.domain.sheets.exported import ShareRow
from leaderdesk.services.exports.columns import Told, combined, share, tabled, told
from leaderdesk.services.exports.reading import DROPPED, Project, read_ground
from leaderdesk.store.base import OpenBase
from leaderdesk.words import codes
from leaderdesk.words import exports as words
from leaderdesk.words.statuses import status

_NATURES = ("european", "public", "private")


@dataclass(frozen=True, slots=True)
class Brought:
    """What one line of a plan brings to a project, and where its decision stands."""

    project: Project
    row: ShareRow
    course: str

    @property
    def asked(self) -> int | None:
        """What the plan counts of it: a refusal brings nothing."""
        return None if self.course == "refused" else self.row.amount

    @property
    def decided(self) -> int | None:
        """What is decided and still holds."""
        return self.row.amount if self.course == "decided" else None

    @property
    def refused(self) -> int | None:
        """What was refused."""
        return self.row.amount if self.course == "refused" else None

    @property
    def decided_on(self) -> date | None:
        """The day of its decision, or of its refusal."""
        if self.row.nature == "european" and self.course == "decided":
            return self.project.row.programmed_on
        return self.row.refused_on or self.row.decided_on


@dataclass(frozen=True, slots=True)
class Giver:
    """A fund or a funder with all that it is asked for."""

    nature: str
    name: str
    lines: tuple[Brought, ...]

    @property
    def projects(self) -> int:
        """How many projects it is asked for."""
        return len({each.project.row.id for each in self.lines})

    def sum(self, what: str) -> int:
        """What its lines come to."""
        return sum(getattr(each, what) or 0 for each in self.lines)


_SUMS: tuple[Told[Giver], ...] = (
    told("funder", "text", lambda each: each.name or words.NO_FUNDER),
    told("funder_nature", "text", lambda each: codes.word("nature", each.nature)),
    told("projects", "count", lambda each: each.projects),
    told("asked", "money", lambda each: each.sum("asked")),
    told("decided", "money", lambda each: each.sum("decided")),
    combined("waiting", ("asked",), ("decided",)),
    told("refused", "money", lambda each: each.sum("refused")),
)
_LINES: tuple[Told[Brought], ...] = (
    told("holder", "text", lambda each: each.project.row.holder),
    told("number", "text", lambda each: each.project.row.number),
    told("title", "text", lambda each: each.project.row.title),
    told("commune", "text", lambda each: each.project.row.commune),
    told("fiche", "text", lambda each: each.project.row.fiche),
    told("status", "text", lambda each: status(each.project.row.status)),
    # A project stands on one row for each time its funder is asked: its cost is not added up.
    told("total_cost", "money", lambda each: each.project.row.total_cost or None, has_total=False),
    told("asked", "money", lambda each: each.asked),
    share("share_of_cost", "asked", "total_cost"),
    told("decided", "money", lambda each: each.decided),
    combined("waiting", ("asked",), ("decided",)),
    told("refused", "money", lambda each: each.refused),
    told("course", "text", lambda each: words.course(each.course)),
    told("decided_on", "day", lambda each: each.decided_on),
    told("expires_on", "day", lambda each: each.row.expires_on),
    told("expected_on", "day", lambda each: each.row.expected_on),
)


def compose_funders(base: OpenBase) -> Sequence[Sheet]:
    """European funds first, then public funders, then private ones."""
    ground = read_ground(base)
    givers = givers_of(ground.projects, ground.on)
    sheets = (tabled(each.name or words.NO_FUNDER, _LINES, each.lines, words.ABOUT_SHARE) for each in givers)
    return (tabled(words.ALL_FUNDERS, _SUMS, givers, words.ABOUT_FUNDER), *sheets)


def givers_of(projects: Sequence[Project], on: date) -> list[Giver]:
    """Whoever is asked for money, each with its lines; what holders pay themselves is nobody's."""
    found: dict[tuple[str, str], list[Brought]] = {}
    for project in projects:
        for row in project.shares if project.row.status not in DROPPED else ():
            if row.nature in _NATURES:
                found.setdefault((row.nature, row.funder), []).append(
                    Brought(project, row, course_of(project, row, on))
                )
    keys = sorted(found, key=lambda key: (_NATURES.index(key[0]), not key[1], key[1]))
    return [Giver(nature, name, tuple(found[nature, name])) for nature, name in keys]


def course_of(project: Project, row: ShareRow, on: date) -> str:
    """Where a line stands: it is the committee that decides of a European fund."""
    if row.nature == "european" and row.refused_on is None:
        return "decided" if project.row.status in GRANTED else "asked"
    return row.course(on)
