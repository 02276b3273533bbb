"""Reports that are handed over as papers, on the day: the state for the committee, the sheet of each EPCI."""

from __future__ import annotations

from dataclasses import replace

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.domain.reports.choices import Choice
from leaderdesk.services.reporting.committee import read_committee_state
from leaderdesk.services.reporting.epci import read_epci_sheet
from leaderdesk.services.reporting.kinds import Read
from leaderdesk.services.reporting.making import read_choices
from leaderdesk.store.base import OpenBase
from leaderdesk.words import reports as words


def compose_committee_state(base: OpenBase, _key: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """The two pages of the day."""
    choice = read_choices(base).first
    return (_paper(base, read_committee_state, choice, words.committee_reference(choice.on), letterhead),)


def compose_epci_sheets(base: OpenBase, _key: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """One for each EPCI of the territory."""
    choices = read_choices(base)
    return tuple(
        _paper(
            *(base, read_epci_sheet, replace(choices.first, epci=name)),
            *(words.epci_reference(choices.first.on, name), letterhead),
        )
        for name in choices.epcis
    )


def _paper(base: OpenBase, read: Read, choice: Choice, reference: str, letterhead: Letterhead) -> Paper:
    # Fonts are loaded when first asked for.
    from leaderdesk.documents.papers.reports.fitting import fitted_paper
    from leaderdesk.documents.pdf.fonts import measure

    return fitted_paper(replace(read(base, choice), reference=reference), letterhead, measure)
