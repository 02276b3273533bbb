"""The commands that list the reports, and write one as a paper or a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaderdesk.commands.answers import Answer, Misuse
from leaderdesk.domain.reports.choices import Choice, whole_year
from leaderdesk.domain.typed.days import read_day
from leaderdesk.services.around import Around

if TYPE_CHECKING:
    from leaderdesk.services.reporting.making import WrittenReport

_EPCI_SHEET = "epci_sheet"
_ENDINGS = (".pdf", ".odt", ".xlsx")


def reports(_around: Around) -> Answer:
    """Say which reports there are, and what each says."""
    from leaderdesk.services.reporting.kinds import KINDS
    from leaderdesk.words import reports as words

    lines = [words.line(kind.code) for kind in KINDS]
    data = [{"report": kind.code, "title": words.title(kind.code), "asks": list(kind.asks)} for kind in KINDS]
    return Answer(lines, data)


def report(
    around: Around,
    base: str,
    code: str,
    *,
    year: str | None = None,
    on: str | None = None,
    epci: str | None = None,
    out: str | None = None,
) -> Answer:
    """Write a report where it is said, in the kind of file that its name says; in a folder, as a PDF of its usual name.

    Of the sheets of EPCI, without a name, a folder is given them all.
    """
    from leaderdesk.services.bases import looked_base
    from leaderdesk.services.reporting.making import read_choices, read_report, write_every_epci, write_report
    from leaderdesk.words import reports as words

    place = Path(out or ".")
    if not place.is_dir() and place.suffix.casefold() not in _ENDINGS:
        raise Misuse("Le fichier se termine par .pdf, .odt ou .xlsx, ou bien c’est un dossier qui existe.")
    with looked_base(Path(base), around) as looked:
        choice = _choice(read_choices(looked).first, year, on, epci)
        if code == _EPCI_SHEET and epci is None and out is not None and place.is_dir():
            return _every(write_every_epci(looked, choice, place), out)
        if place.is_dir():
            place = place / f"{words.usual_name(read_report(looked, code, choice))}.pdf"
        written = write_report(looked, code, choice, place)
    return Answer([words.written(written.path.name), *_lost(written)], _data(written))


def _every(written: Sequence[WrittenReport], out: str) -> Answer:
    """One file for each EPCI."""
    from leaderdesk.words import reports as words

    lines = [line for each in written for line in (str(each.path), *_lost(each))]
    return Answer([*lines, words.sheets_written(len(written), out)], [_data(each) for each in written])


def _lost(written: WrittenReport) -> list[str]:
    """What the file could not hold."""
    from leaderdesk.words import exports, papers

    lost = [told for _, told in exports.losses(written.cut, written.marked)]
    return [*lost, papers.unprinted(written.unprinted)] if written.unprinted else lost


def _data(written: WrittenReport) -> dict[str, object]:
    return {"path": str(written.path), "unprinted": written.unprinted, "cut": written.cut}


def _choice(first: Choice, year: str | None, on: str | None, epci: str | None) -> Choice:
    """What was asked for; what was not is as the window proposes it."""
    choice = first if epci is None else replace(first, epci=epci)
    if year is not None:
        if not year.isdecimal() or not date.min.year < int(year) < date.max.year:
            raise Misuse("L’année s’écrit en chiffres, comme 2026.")
        since, until = whole_year(int(year))
        choice = replace(choice, since=since, until=until)
    if on is not None:
        day = read_day(on, first.on).value
        if day is None:
            raise Misuse("Le jour s’écrit comme 31/12/2026.")
        choice = replace(choice, on=day)
    return choice
