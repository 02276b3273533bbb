"""The letters in French: what each of their fields says, how a text is filled, how a letter is named."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from leaderdesk.domain.papers.addressed import Addressed
from leaderdesk.domain.papers.fields import NAMES
from leaderdesk.domain.papers.letters import FIELDS, LetterText
from leaderdesk.domain.papers.texts import Filled, Value, Values, fill_text, read_text
from leaderdesk.domain.sheets.pieces import Letter
from leaderdesk.domain.sheets.sittings.minutes import MinutesSheet, PointMinutes
from leaderdesk.domain.sheets.sittings.scores import ScoreSheet
from leaderdesk.domain.sittings.gestures import Reservation
from leaderdesk.domain.sittings.ground import OutcomeKind
from leaderdesk.words import formats, numbers
from leaderdesk.words.letters import asked_piece
from leaderdesk.words.phrases import money, spaced
from leaderdesk.words.sitting_plans import decisions

_DECISIONS: Mapping[OutcomeKind, str] = {
    "favourable": "avis favorable",
    "reservations": "avis favorable avec réserves",
    "postponed": "projet ajourné",
    "refused": "avis défavorable",
    "waiting": "inscription sur liste d’attente",
}
_REFERENCES = {"decision_letter": "LD", "completeness_letter": "LP", "receipt": "AR", "claim_letter": "LV"}


def day(value: date | None) -> str:
    """A day as letters write it: `1er avril 2026`; nothing where it is not known."""
    if value is None:
        return ""
    return f"{'1er' if value.day == 1 else value.day} {numbers.month(value)}"


def reference(kind: str, number: str, sitting: int | None = None) -> str:
    """How a letter is named in its answer: its kind, the sitting, the dossier."""
    return "-".join((_REFERENCES[kind], *(() if sitting is None else (f"{sitting:02}",)), number))


def written(value: date) -> str:
    """When a letter is written."""
    return f"Le {day(value)}"


def address(letter: Addressed) -> str:
    """To whom; an address that is not known is said to lack, as the letter cannot be sent without it."""
    lines = letter.address or (f"Adresse\u00a0: {formats.MISSING}",)
    return "\n".join((letter.holder, *lines))


def filled_subject(text: LetterText, values: Values) -> str:
    """What a letter is about."""
    (subject, *_) = (*_fill(text, text.subject, values).parts, "")
    return _flat(subject)


def filled_body(text: LetterText, values: Values) -> Filled:
    """The paragraphs and lists of a letter."""
    return _fill(text, text.body, values)


def lacking(text: LetterText, values: Values) -> tuple[str, ...]:
    """The fields of a letter that say they are missing, each once."""
    parts = (_fill(text, text.subject, values), _fill(text, text.body, values))
    return tuple(dict.fromkeys(code for each in parts for code in each.missing))


def says_of(part: Value) -> str:
    """A part as a text alone: a list has its dashes."""
    return part if isinstance(part, str) else "\n".join(f"–\u00a0{each}" for each in ended(part))


def ended(items: tuple[str, ...]) -> tuple[str, ...]:
    """The items of a list, each with its sign at the end."""
    last = len(items) - 1
    return tuple(
        f"{each.rstrip(' .;')}{'.' if rank == last else formats.NARROW + ';'}" for rank, each in enumerate(items)
    )


def plain_letter(letter: Addressed, text: LetterText, values: Values) -> str:
    """A whole letter as a text alone, a paragraph a line: what is corrected by hand, copied or saved."""
    head = [letter.holder, *letter.address, "", written(letter.written_on), ""]
    subject = [spaced(f"Objet : {filled_subject(text, values)}"), ""] if text.subject else []
    body = [line for part in filled_body(text, values).parts for line in (says_of(part), "")]
    return "\n".join([*head, *subject, *body, letter.author, letter.gal])


def decision(outcome: OutcomeKind) -> str:
    """What was decided, as letters say it."""
    return _DECISIONS[outcome]


def field(code: str) -> str:
    """What a field is called."""
    return NAMES[code]


def values_of(letter: Addressed, appeals: str = "") -> dict[str, Value]:
    """The fields that every letter has."""
    return {
        "holder": letter.holder,
        "project": letter.title,
        "number": letter.number,
        "fiche": letter.fiche,
        "received_on": day(letter.received_on),
        "eligible_from": day(letter.eligible_from),
        "gal": letter.gal,
        "written_on": day(letter.written_on),
        "author": letter.author,
        "appeals": appeals,
    }


def values_of_pieces(letter: Letter) -> dict[str, Value]:
    """The fields of a letter that asks for pieces."""
    return {
        **values_of(letter),
        "pieces": tuple(asked_piece(each) for each in letter.asked),
        "due_on": day(letter.due_on),
        "delay": formats.counted(letter.days, "jour", "jours"),
    }


def values_of_enclosure(*, is_there: bool) -> dict[str, Value]:
    """Says that the note on the cash to find goes with the letter."""
    return {"enclosure": "Une note de trésorerie est jointe à cette lettre." if is_there else ""}


def values_of_decision(sheet: MinutesSheet, minutes: PointMinutes) -> dict[str, Value]:
    """The fields of a letter that tells a decision, from the same sheet as the minutes."""
    closed, point, plan = sheet.closed, minutes.sheet, minutes.plan
    values: dict[str, Value] = {
        "sitting": closed.facts.title,
        "sitting_day": day(closed.day),
        "sitting_place": closed.facts.place,
        "chair": sheet.chair or "",
        "subject": decisions().get(point.point.decision, point.point.decision),
        "asked": _money(plan.requested if plan is not None and plan.requested is not None else point.facts.asked),
        "total_cost": _money(plan.total_cost if plan is not None else None),
        "eligible": _money(plan.eligible if plan is not None else None),
        **_values_of_score(point.score),
    }
    decided = point.decision.decided
    if decided is None:
        return values
    share = None if decided.amount is None else point.decision.rate_of(decided.amount)
    return {
        **values,
        "decision": decision(decided.outcome),
        "amount": _money(decided.amount),
        "rate": formats.rate(share) if share else "",
        "reasons": decided.reason.strip(),
        "criteria": tuple(_criterion(point.score, key) for key in decided.criteria),
        "reservations": tuple(_reservation(each) for each in decided.reservations),
    }


def _fill(text: LetterText, words: str, values: Values) -> Filled:
    return fill_text(read_text(spaced(words), FIELDS[text.code]).paragraphs, values, formats.MISSING)


def _flat(value: Value) -> str:
    return " ".join((value if isinstance(value, str) else ", ".join(value)).splitlines())


def _money(amount: Fraction | None) -> str:
    return "" if amount is None else money(amount)


def _values_of_score(score: ScoreSheet | None) -> dict[str, Value]:
    if score is None or score.total is None:
        return {}
    strictly = "plus de " if score.is_threshold_strict else ""
    threshold = "" if score.threshold is None else f"{strictly}{numbers.decimal(score.threshold)}"
    return {"score": f"{numbers.decimal(score.total)} sur {numbers.decimal(score.maximum)}", "threshold": threshold}


def _criterion(score: ScoreSheet | None, key: str) -> str:
    """A criterion that a decision is tied to, with the collective note that it was given."""
    line = None if score is None else next((each for each in score.criteria if each.key == key), None)
    if line is None:
        return key
    if line.value is None:
        return line.title
    return f"{line.title} ({numbers.decimal(line.value)} sur {numbers.decimal(line.maximum)})"


def _reservation(each: Reservation) -> str:
    """What is asked, for when, and who follows it."""
    until = f"avant le {day(each.due_on)}" if each.due_on is not None else "sans date limite"
    owner = f"suivi\u00a0: {each.owner}" if each.owner else ""
    told = ", ".join(part for part in (until, owner) if part)
    return f"{each.text.rstrip('. ')} ({told})"
