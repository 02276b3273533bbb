"""The grants of European funds as open data: conventions signed, people unnamed, what the schema does not take said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from leaderdesk.documents.sheets.open_data import plain, write_lines
from leaderdesk.documents.sheets.writing.writing import WrittenBook
from leaderdesk.domain.envelopes.facts import GRANTED
from leaderdesk.domain.open_data import LONGEST_PURPOSE, Award, Breach, Grantor, Line, breaches, line_of
from leaderdesk.domain.workbooks.cells import Remark
from leaderdesk.services.exports.reading import Project, read_ground
from leaderdesk.services.reading import today
from leaderdesk.services.settings import setting
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.exported import private_names
from leaderdesk.store.queries.open_data import ConventionFacts, convention_facts
from leaderdesk.system.steps import Tell, no_tell
from leaderdesk.words import open_data as words

NAME_SETTING, SIRET_SETTING = "grantor_name", "grantor_siret"


@dataclass(frozen=True, slots=True)
class OpenData:
    """The lines of the file, what the schema does not take of them, and what was left out or not named."""

    lines: tuple[Line, ...]
    breaches: tuple[Breach, ...]
    # Projects that are granted and have no convention yet.
    unsigned: int
    unnamed: int
    # Titles that name somebody, or are longer than the schema takes.
    retitled: int
    cut: int


def compose_open_data(base: OpenBase) -> OpenData:
    """Every grant under a convention, one line for each European fund of a project."""
    granted = [each for each in read_ground(base).projects if each.row.status in GRANTED]
    with base.read() as session:
        conventions, names = convention_facts(session, today(base)), private_names(session)
    signed = [each for each in granted if each.row.id in conventions]
    titles = [_purpose(each, names) for each in signed]
    awards = [
        award
        for each, title in zip(signed, titles, strict=True)
        for award in _awards(each, conventions[each.row.id], words.cut(title, LONGEST_PURPOSE))
    ]
    grantor = Grantor(setting(base, NAME_SETTING), "".join(setting(base, SIRET_SETTING).split()))
    lines = tuple(line_of(award, grantor, words.UNNAMED) for award in awards)
    return OpenData(
        lines=lines,
        breaches=breaches(lines),
        unsigned=len(granted) - len(signed),
        unnamed=sum(each.may_be_person for each in signed),
        retitled=sum(title == words.untitled(each.row.fiche) for each, title in zip(signed, titles, strict=True)),
        cut=sum(len(title) > LONGEST_PURPOSE for title in titles),
    )


def export_open_data(base: OpenBase, target: Path, tell: Tell = no_tell) -> WrittenBook:
    """Write the file; what the schema does not take of it is told line by line."""
    found = compose_open_data(base)
    tell(0, 1)
    write_lines(target, found.lines)
    tell(1, 1)
    return WrittenBook(target, len(found.lines), 1, 0, 0, tuple(_remarks(found)))


def _remarks(found: OpenData) -> Iterator[Remark]:
    rows: dict[tuple[str, str, str], list[str]] = {}
    for each in found.breaches:
        rows.setdefault((each.column, each.code, each.read), []).append(str(each.row))
    for (column, code, read), those in rows.items():
        yield Remark(f"open_data_{code}", (("rows", ",".join(those)), ("column", column), ("read", read)))
    counts = {"unsigned": found.unsigned, "unnamed": found.unnamed, "retitled": found.retitled, "cut": found.cut}
    yield from (Remark(f"open_data_{code}", (("count", str(count)),)) for code, count in counts.items() if count)


def _purpose(each: Project, names: frozenset[str]) -> str:
    """The title, unless it names somebody."""
    return plain(each.public_title(names)) or words.untitled(each.row.fiche)


def _awards(each: Project, convention: ConventionFacts, purpose: str) -> Iterator[Award]:
    assert each.facts.convention_on is not None, each.row.number  # noqa: S101 - asked of signed ones alone
    for fund in _funds(each):
        payments = [stage for stage in each.stages if stage.stage == "paid" and stage.fund == fund]
        yield Award(
            number=plain(each.row.number),
            status=each.row.status,
            holder=None if each.may_be_person else plain(each.row.holder),
            siret=each.facts.siret,
            purpose=purpose,
            amount=_amount(each, fund),
            convention_on=each.facts.convention_on,
            convention_ends_on=convention.ends_on,
            regime=convention.regime,
            paid_on=tuple(sorted({stage.said_on for stage in payments})),
            paid=each.staged("paid", fund) or 0,
        )


def _funds(each: Project) -> Sequence[str]:
    """The funds that said something of it, in the order of its plan."""
    named = [share.funder for share in each.shares if share.nature == "european"]
    return tuple(dict.fromkeys([*named, *(stage.fund for stage in each.stages)]))


def _amount(each: Project, fund: str) -> int | None:
    """What the convention says, else what was voted, else what the plan asks."""
    for said in (each.staged("convention", fund), each.staged("voted", fund)):
        if said is not None:
            return said
    return each.brought("european", fund)
