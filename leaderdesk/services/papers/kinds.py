"""Every paper that can be made: what it is about, when it can be, and what composes it from the base."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.domain.committee.vocabulary import PHASES
from leaderdesk.domain.papers.made import About
from leaderdesk.services.papers import (
    control,
    cooperation,
    declarations,
    envelopes,
    extracts,
    holding,
    letters,
    minutes,
    portal,
    preparing,
    projects,
    registers,
    reports,
    treasury,
)
from leaderdesk.services.running import papers as running
from leaderdesk.store.base import OpenBase


class InFolder(Protocol):
    """What was written: a folder, and the characters that no font could print."""

    @property
    def path(self) -> Path:
        """Where it lies."""

    @property
    def unprinted(self) -> str:
        """What stands as `?` in it."""


# Writes under a folder; hears how many files are in.
WriteFolder = Callable[[Path, Callable[[int], object]], InFolder]
Compose = Callable[[OpenBase, int, Letterhead], Sequence[Paper]]
_BEFORE, _TO_FILL, _HELD = ("preparation",), ("preparation", "open"), ("open", "closed", "sealed")


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind; it may give several papers at once, one for each person or project.

    `phases` are those of a sitting in which it says something; with `has_office`, an office may correct it.
    """

    code: str
    about: About
    compose: Compose
    phases: tuple[str, ...] = PHASES
    has_office: bool = False
    is_confidential: bool = False
    # The strand of the fiche-action of the dossiers that it is about; without one, it is about all.
    strand: str | None = None
    # Where it goes out with its attachments, as a folder of its own.
    prepare: Callable[[OpenBase, int, Letterhead], WriteFolder] | None = None


def _control_folder(base: OpenBase, dossier_id: int, letterhead: Letterhead) -> WriteFolder:
    prepared = control.prepare_control(base, dossier_id, letterhead)
    return lambda parent, told: control.write_control_folder(prepared, parent, told=told)


def _portal_folder(base: OpenBase, dossier_id: int, letterhead: Letterhead) -> WriteFolder:
    prepared = portal.prepare_portal(base, dossier_id, letterhead)
    return lambda parent, told: portal.write_portal(prepared, parent, told=told)


# In the order in which they are needed: before the sitting, during it, after it; then of a dossier, and of all.
KINDS: tuple[PaperKind, ...] = (
    PaperKind("convocation", "sitting", preparing.compose_convocations, _BEFORE, has_office=True),
    PaperKind("agenda", "sitting", preparing.compose_agenda, has_office=True),
    PaperKind("back_planning", "sitting", preparing.compose_back_planning, _BEFORE),
    PaperKind("booklet", "sitting", projects.compose_booklet),
    PaperKind("project_sheets", "sitting", projects.compose_project_sheets),
    PaperKind("funders", "sitting", projects.compose_funders),
    PaperKind("attendance", "sitting", preparing.compose_attendance, _TO_FILL),
    PaperKind("declarations", "sitting", declarations.compose_project_declarations, _TO_FILL, is_confidential=True),
    PaperKind("running_order", "sitting", holding.compose_running_order, _TO_FILL, is_confidential=True),
    PaperKind("scoring_sheets", "sitting", holding.compose_scoring_sheets, _TO_FILL, is_confidential=True),
    PaperKind("empty_grids", "sitting", holding.compose_empty_grids, _TO_FILL),
    PaperKind("slips", "sitting", holding.compose_slips, _TO_FILL),
    PaperKind("rescue_sheet", "sitting", holding.compose_rescue_sheet, _TO_FILL, is_confidential=True),
    PaperKind("minutes", "sitting", minutes.compose_minutes, _HELD, has_office=True),
    PaperKind("annex", "sitting", minutes.compose_annex, _HELD, is_confidential=True),
    PaperKind("decision_letters", "sitting", letters.compose_decision_letters, _HELD, has_office=True),
    PaperKind("project_extracts", "sitting", extracts.compose_project_extracts, _HELD, has_office=True),
    PaperKind("funder_extracts", "sitting", extracts.compose_funder_extracts, _HELD, has_office=True),
    PaperKind("public_summary", "sitting", extracts.compose_public_summary, _HELD, has_office=True),
    PaperKind("receipt", "dossier", letters.compose_receipt, has_office=True),
    PaperKind("completeness", "dossier", letters.compose_completeness, has_office=True),
    PaperKind("claim_lacks", "dossier", letters.compose_claim_lacks, has_office=True),
    PaperKind("running_claim", "dossier", running.compose_claims, has_office=True, strand="running"),
    PaperKind("treasury_note", "dossier", treasury.compose_treasury, has_office=True),
    PaperKind("cooperation", "dossier", cooperation.compose_cooperation, has_office=True, strand="cooperation"),
    PaperKind("control_file", "dossier", control.compose_control, is_confidential=True, prepare=_control_folder),
    PaperKind("portal", "dossier", portal.compose_portal, prepare=_portal_folder),
    PaperKind("envelopes", "base", envelopes.compose_envelopes, has_office=True),
    PaperKind("committee_state", "base", reports.compose_committee_state, has_office=True),
    PaperKind("epci_sheets", "base", reports.compose_epci_sheets, has_office=True),
    PaperKind("control_register", "base", registers.compose_control_register),
    PaperKind("region_questions", "base", registers.compose_region_questions, has_office=True),
    PaperKind("yearly_declarations", "base", declarations.compose_yearly_declarations, is_confidential=True),
)
_BY_CODE = {kind.code: kind for kind in KINDS}


def kinds_about(about: About, phase: str | None = None, strand: str | None = None) -> tuple[PaperKind, ...]:
    """What can be made about something; of a sitting, in its phase; of a dossier, for its strand."""
    return tuple(
        kind
        for kind in KINDS
        if kind.about == about and (phase is None or phase in kind.phases) and kind.strand in {None, strand}
    )


def kind_of(code: str) -> PaperKind | None:
    """A kind by its code."""
    return _BY_CODE.get(code)
