"""The letters to holders: what was decided, what their file lacks, that their request came; each from its own text."""

from __future__ import annotations

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.documents.papers.letters import Wording, letter, with_note
from leaderdesk.domain.papers.addressed import Addressed
from leaderdesk.domain.papers.texts import Value
from leaderdesk.domain.sheets.sittings.minutes import MinutesSheet, PointMinutes
from leaderdesk.domain.sittings.ground import GRANTS
from leaderdesk.services.claims import read_claims
from leaderdesk.services.papers.addressing import Texts, addressed, read_texts
from leaderdesk.services.papers.minutes import read_minutes
from leaderdesk.services.papers.treasury import compose_dated_note
from leaderdesk.services.pieces import completeness_letter, completeness_text
from leaderdesk.services.reading import today
from leaderdesk.store.base import OpenBase
from leaderdesk.words import paper_letters as words
from leaderdesk.words.claim_letters import values_of_claims
from leaderdesk.words.paper_minutes import signing


def compose_decision_letters(base: OpenBase, sitting_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """A letter for each project on which something was decided; provisional until the sitting is sealed."""
    sheet, texts = read_minutes(base, sitting_id).sheet, read_texts(base)
    return tuple(
        _decision_letter(base, sheet, point, texts, letterhead)
        for point in sheet.points
        if point.outcome is not None and point.sheet.facts.dossier_id is not None
    )


def compose_completeness(base: OpenBase, dossier_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """The letter that asks for the pieces which are wanting today, or says that none is."""
    asked = completeness_letter(base, dossier_id, today(base))
    wording = Wording(completeness_text(base, asked), words.values_of_pieces(asked), asked.author, asked.gal)
    return (letter(letterhead, "completeness_letter", asked, wording),)


def compose_receipt(base: OpenBase, dossier_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """The acknowledgement that opens the eligibility of expenses."""
    to = addressed(base, dossier_id)
    wording = Wording(read_texts(base)["receipt"], words.values_of(to), to.author, to.gal)
    return (letter(letterhead, "receipt", to, wording),)


def compose_claim_lacks(base: OpenBase, dossier_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """The letter that asks for what keeps the fund from being paid, and says what nobody has claimed yet."""
    to, sheet = addressed(base, dossier_id), read_claims(base, dossier_id, today(base))
    values = words.values_of(to) | values_of_claims(sheet)
    wording = Wording(read_texts(base)["claim_lacks"], values, to.author, to.gal)
    return (letter(letterhead, "claim_letter", to, wording),)


def decision_values(texts: Texts, sheet: MinutesSheet, point: PointMinutes, to: Addressed) -> dict[str, Value]:
    """What the fields of a decision letter say; ways of appeal are a text of the group."""
    values = words.values_of(to)
    appeals = words.filled_body(texts["appeals"], values)
    told = "\n".join(words.says_of(part) for part in appeals.parts)
    return {**values, **words.values_of_decision(sheet, point), "appeals": told}


def _decision_letter(
    base: OpenBase, sheet: MinutesSheet, point: PointMinutes, texts: Texts, letterhead: Letterhead
) -> Paper:
    """One letter; where money is granted, the note on the cash to find goes with it."""
    outcome, dossier_id = point.outcome, point.sheet.facts.dossier_id
    assert outcome is not None  # noqa: S101 - only what was decided is told
    assert dossier_id is not None  # noqa: S101 - and on a dossier
    to, facts = addressed(base, dossier_id), sheet.closed.facts
    note = compose_dated_note(base, dossier_id, letterhead) if outcome in GRANTS else None
    values = decision_values(texts, sheet, point, to) | words.values_of_enclosure(is_there=note is not None)
    wording = Wording(texts[outcome], values, sheet.chair or "", signing(is_deputy=sheet.is_chair_deputy))
    digest = sheet.closed.seals[-1].digest if facts.phase == "sealed" else ""
    paper = letter(letterhead, "decision_letter", to, wording, sitting=facts.number, digest=digest)
    return paper if note is None else with_note(paper, note)
