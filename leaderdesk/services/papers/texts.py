"""The texts of the letters as they are edited: in force, waiting, in their versions, and filled on a real dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.papers.letters import (
    LETTERS,
    LetterCode,
    LetterText,
    LetterTexts,
    problems_of_letter,
    read_letters,
    write_letters,
)
from leaderdesk.domain.papers.texts import Values
from leaderdesk.domain.programmes.kept import read_kept
from leaderdesk.domain.sheets.sittings.facts import NO_FACTS
from leaderdesk.domain.sittings.ground import GRANTS, OutcomeKind
from leaderdesk.services.asides import drafts, forget_draft, keep_draft
from leaderdesk.services.claims import read_claims
from leaderdesk.services.done import Done
from leaderdesk.services.papers.addressing import addressed, read_texts
from leaderdesk.services.papers.letters import decision_values
from leaderdesk.services.papers.minutes import read_minutes
from leaderdesk.services.papers.treasury import is_dated
from leaderdesk.services.pieces import completeness_letter
from leaderdesk.services.reading import today
from leaderdesk.services.settings import read_settings, set_setting, setting
from leaderdesk.services.sitting_rooms import facts_of
from leaderdesk.services.sittings import read_state
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Dossier, Sitting
from leaderdesk.words.claim_letters import values_of_claims
from leaderdesk.words.letter_presets import letters_in, preset
from leaderdesk.words.paper_letters import values_of_enclosure, values_of_pieces

_CODE = "letter_texts"
# How many sittings are looked at for a decision to show in a letter.
_SITTINGS = 3


@dataclass(frozen=True, slots=True)
class TextVersion:
    """A text as it was once; the version is that of the setting, nought for the text as proposed."""

    version: int
    text: LetterText


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text in force, the one that waits to be corrected, and all that it has been, the latest first."""

    text: LetterText
    is_own: bool
    waiting: LetterText | None
    versions: tuple[TextVersion, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A dossier to show a letter on, with what the committee last decided of it."""

    dossier_id: int
    number: str
    title: str
    outcome: OutcomeKind | None = None
    sitting_id: int | None = None


def read_letter_rows(base: OpenBase) -> tuple[TextRow, ...]:
    """Every text, in the order of the letters."""
    row = next(each for each in read_settings(base) if each.spec.code == _CODE)
    own, waiting = read_letters(row.value), drafts(base)
    kept = [(each.version, letters_in(each.value)) for each in row.versions]
    return tuple(
        TextRow(
            text=own.get(code) or preset(code),
            is_own=code in own,
            waiting=_waiting(waiting.get(_place(code), "")),
            versions=_versions(code, kept),
        )
        for code in LETTERS
    )


def keep_letter_text(base: OpenBase, text: LetterText) -> Done | None:
    """Give a letter its text, or the one proposed; one with a fault waits aside, and the letter stays as it was."""
    if problems_of_letter(text):
        keep_draft(base, _place(text.code), write_letters({text.code: text}))
        return None
    _forget_waiting(base, text.code)
    own = read_letters(setting(base, _CODE))
    wished = {**own, text.code: text}
    if text == preset(text.code):
        del wished[text.code]
    return None if wished == own else set_setting(base, _CODE, write_letters(wished))


def read_examples(base: OpenBase) -> tuple[Example, ...]:
    """Every dossier; those on which a late sitting decided something come first."""
    with base.read() as session:
        rows = session.scalars(select(Dossier).where(Dossier.binned_on.is_(None)).order_by(Dossier.number)).all()
        known = {row.id: Example(row.id, row.number, row.title) for row in rows}
    decided = _decided(base, known)
    return (*decided.values(), *(each for key, each in known.items() if key not in decided))


def read_values(base: OpenBase, example: Example) -> Values:
    """What every field says of a dossier, those of a decision included where there is one."""
    on = today(base)
    values = values_of_pieces(completeness_letter(base, example.dossier_id, on))
    values |= values_of_claims(read_claims(base, example.dossier_id, on))
    if example.sitting_id is None:
        return values
    sheet = read_minutes(base, example.sitting_id).sheet
    point = next((each for each in sheet.points if each.sheet.facts.dossier_id == example.dossier_id), None)
    if point is None:
        return values
    to = addressed(base, example.dossier_id)
    has_note = point.outcome in GRANTS and is_dated(base, example.dossier_id, to.written_on)
    told = decision_values(read_texts(base), sheet, point, to)
    return {**values, **told, **values_of_enclosure(is_there=has_note)}


def _decided(base: OpenBase, known: Mapping[int, Example]) -> dict[int, Example]:
    """What was last decided of each dossier."""
    with base.read() as session:
        query = select(Sitting.id).where(Sitting.phase != "preparation", Sitting.binned_on.is_(None))
        sittings = session.scalars(query.order_by(Sitting.held_on.desc()).limit(_SITTINGS)).all()
    found: dict[int, Example] = {}
    for sitting in sittings:
        state, facts = read_state(base, sitting), facts_of(base, sitting)[1]
        for key in state.order:
            decision, dossier = state.done[key].decision, facts.get(key, NO_FACTS).dossier_id
            if decision is None or dossier is None or dossier in found or dossier not in known:
                continue
            found[dossier] = replace(known[dossier], outcome=decision.outcome, sitting_id=sitting)
    return found


def _versions(code: LetterCode, kept: list[tuple[int, dict[LetterCode, LetterText]]]) -> tuple[TextVersion, ...]:
    """Each text that it has been, once each time that it changed."""
    found = [TextVersion(0, preset(code))]
    for version, texts in kept:
        if texts[code] != found[-1].text:
            found.append(TextVersion(version, texts[code]))
    return tuple(reversed(found))


def _waiting(kept: str) -> LetterText | None:
    try:
        texts = read_kept(kept, LetterTexts).texts if kept else ()
    except WrongInput:
        return None
    return texts[0] if texts else None


def _forget_waiting(base: OpenBase, code: LetterCode) -> None:
    if _place(code) in drafts(base):
        forget_draft(base, _place(code))


def _place(code: LetterCode) -> str:
    return f"letter-waiting:{code}"
