"""The workbooks that can be made, each for a reader: what composes it, and whether it names people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from leaderdesk.documents.sheets.writing.books import Sheet
from leaderdesk.documents.sheets.writing.writing import WrittenBook
from leaderdesk.domain.errors import Refusal
from leaderdesk.services.exports import committees, cooperation, envelopes, funders, payments, projects, registers
from leaderdesk.services.exports.open_data import export_open_data
from leaderdesk.services.rounds.notes import write_note_forms
from leaderdesk.services.rounds.payments import write_cofunder_forms
from leaderdesk.services.rounds.templates import write_entry_template
from leaderdesk.services.workbooks.whole import export_whole
from leaderdesk.store.base import OpenBase
from leaderdesk.system.steps import Tell

Compose = Callable[[OpenBase], Sequence[Sheet]]
ComposeOf = Callable[[OpenBase, int], Sequence[Sheet]]
# What is written another way than as sheets: it writes the file by itself, safely, or leaves what was there.
WriteFile = Callable[[OpenBase, Path, Tell], WrittenBook]
WriteFileOf = Callable[[OpenBase, Path, Tell, int], WrittenBook]


@dataclass(frozen=True, slots=True)
class Preset:
    """One workbook by its code; it either composes sheets or writes its own file; without an ending, a folder."""

    code: str
    compose: Compose | None = None
    write: WriteFile | None = None
    ending: str = ".xlsx"
    names_people: bool = True
    # The same of one sitting alone, for those that are about sittings.
    compose_of: ComposeOf | None = None
    write_of: WriteFileOf | None = None

    def of_sitting(self, sitting_id: int) -> Preset:
        """Itself, for one sitting. Refusal `not_of_a_sitting`."""
        compose_of, write_of = self.compose_of, self.write_of
        if compose_of is not None:
            return replace(self, compose=lambda base: compose_of(base, sitting_id))
        if write_of is not None:
            return replace(self, write=lambda base, target, tell: write_of(base, target, tell, sitting_id))
        raise Refusal("not_of_a_sitting", preset=self.code)


PRESETS: tuple[Preset, ...] = (
    Preset("dossiers", projects.compose_dossiers),
    Preset("region", projects.compose_region),
    Preset("funders", funders.compose_funders),
    Preset("committee", committees.compose_committee, compose_of=committees.compose_committee),
    Preset("notes", committees.compose_notes, compose_of=committees.compose_notes),
    Preset("accounts", payments.compose_accounts),
    Preset("payments", payments.compose_payments),
    Preset("envelopes", envelopes.compose_envelopes),
    Preset("controls", registers.compose_controls),
    Preset("region_questions", registers.compose_questions),
    Preset("cooperations", cooperation.compose_cooperations),
    Preset("epci", projects.compose_epci),
    Preset("public", projects.compose_public, names_people=False),
    Preset("scdl", write=export_open_data, ending=".csv", names_people=False),
    Preset("base", write=export_whole),
    Preset("home_notes", write=write_note_forms, ending="", write_of=write_note_forms),
    Preset("cofunders", write=write_cofunder_forms, ending=""),
    Preset("template", write=write_entry_template, names_people=False),
)
_BY_CODE = {preset.code: preset for preset in PRESETS}


def preset_of(code: str) -> Preset | None:
    """A preset by its code."""
    return _BY_CODE.get(code)
