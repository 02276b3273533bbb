"""The cash-flow note of a dossier, read from the base as it stands on the day of the paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.documents.papers.treasury import Told, treasury_note
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.treasuries import TreasurySheet
from leaderdesk.services.bridges import read_offers
from leaderdesk.services.papers.addressing import addressed, read_texts
from leaderdesk.services.reading import whole_dossier
from leaderdesk.services.treasuries import read_others, read_treasury, read_variants
from leaderdesk.store.base import OpenBase
from leaderdesk.words.cash import together
from leaderdesk.words.paper_letters import filled_body, says_of, values_of


def compose_treasury(base: OpenBase, dossier_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """The note for the holder: its figures are those of the tab « Trésorerie »."""
    return (_note(base, dossier_id, read_treasury(base, dossier_id, letterhead.made_on), letterhead),)


def compose_dated_note(base: OpenBase, dossier_id: int, letterhead: Letterhead) -> Paper | None:
    """The same to go with a letter; none where nothing is dated."""
    sheet = read_treasury(base, dossier_id, letterhead.made_on)
    return None if sheet.outlooks is None else _note(base, dossier_id, sheet, letterhead)


def is_dated(base: OpenBase, dossier_id: int, on: date) -> bool:
    """True when there is something to foresee."""
    return read_treasury(base, dossier_id, on).outlooks is not None


def _note(base: OpenBase, dossier_id: int, sheet: TreasurySheet, letterhead: Letterhead) -> Paper:
    from leaderdesk.documents.pdf.fonts import measure

    text = filled_body(read_texts(base)["cash_note"], values_of(addressed(base, dossier_id)))
    on = letterhead.made_on
    others = read_others(base, dossier_id, on)
    needs_bridge = sheet.ahead is not None and bool(sheet.ahead["likely"].bridge)
    told = replace(
        told_of(whole_dossier(base, dossier_id)),
        introduction=tuple(map(says_of, text.parts)),
        others=(together(others, dossier_id),) if others else (),
        variants=read_variants(base, dossier_id, on) if needs_bridge else (),
        offers=tuple(each for each in read_offers(base, dossier_id, on) if not each.misfits) if needs_bridge else (),
    )
    return treasury_note(sheet, told, letterhead, measure)


def told_of(whole: WholeDossier) -> Told:
    """What the note says of its dossier."""
    fiche = f"{whole.fiche.code} {whole.fiche.title}" if whole.fiche else ""
    return Told(whole.record.number, whole.record.title, whole.holder.name, fiche, whole.record.convention_on)
