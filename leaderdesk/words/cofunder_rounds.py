"""The tables that co-funders and accounts fill in, in French: what they ask, and what is said of what came back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from leaderdesk.domain.workbooks.rounds.cofunder_answers import Cofunded, CofunderAnswers, CofunderWords, LineAnswer
from leaderdesk.domain.workbooks.rounds.home_notes import FormProblem
from leaderdesk.domain.workbooks.taking.noting import item, value_text
from leaderdesk.words import formats
from leaderdesk.words.phrases import spaced
from leaderdesk.words.workbooks import PROBLEMS

ALL = "Tous les cofinanceurs"
_SHEET = "Cofinancements"
_HOW_TO = (
    "Remplissez les colonnes « à remplir » de ce que vous savez, laissez vide le reste : une case vide ne change rien. "
    "Un montant va avec sa date. Les autres cellules ne se changent pas. Enregistrez, puis renvoyez le fichier au GAL."
)
_HEADINGS: Mapping[str, str] = {
    "number": "Dossier",
    "title": "Intitulé",
    "holder": "Porteur",
    "funder": "Cofinanceur",
    "planned": "Montant prévu",
    "known": "Ce que nous savons",
    "decided": "Montant décidé",
    "decided_on": "Date de la décision",
    "expires_on": "Décision valable jusqu’au",
    "paid": "Total versé à ce jour",
    "paid_on": "Date du dernier versement",
    "remark": "Remarque",
}
_PROBLEMS: Mapping[str, str] = {
    "line_gone": "Cette ligne n’existe plus dans le plan de financement : elle n’est pas reprise.",
    "plan_line_changed": "Le dossier ou le montant prévu a changé depuis l’envoi, ou cette aide n’est plus attendue : "
    "cette ligne n’est pas reprise.",
    "line_touched": "Une cellule qui n’était pas à remplir a été changée : cette ligne n’est pas reprise.",
    "line_twice": "Un autre fichier donné en même temps parle de cette ligne : elle n’est pas reprise ici.",
    "funder_unknown": "Ce tableau a été fait pour un cofinanceur qui n’est plus dans la base.",
    "decided_nothing": "Un montant décidé de 0 € : si c’est un refus, dites-le dans le plan de financement.",
    "decided_already": "Une décision de ce jour, ou plus récente, est déjà notée : celle-ci n’est pas reprise.",
    "day_to_come": "Cette date n’est pas encore passée.",
    "expires_before_decided": "La décision finirait avant d’avoir été prise.",
    "paid_less": "C’est moins que ce qui est déjà noté comme versé.",
    "paid_over": "C’est plus que ce qui a été décidé.",
    "paid_otherwise": "Les versements déjà notés ont d’autres dates.",
    "kept_as_note": "Le montant ou la date qui va avec manque : gardé comme note du dossier.",
}


def cofunder_words(gal: str, on: date, funder: str, lines: Iterable[Cofunded]) -> CofunderWords:
    """What the form of a funder says, or of all of them."""
    title = spaced(f"{_SHEET} : {funder or ALL}")
    told = (f"{gal}, {formats.day(on)}.", spaced(_HOW_TO))
    return CofunderWords(_SHEET, title, told, _HEADINGS, {each.id: known(each) for each in lines})


def known(line: Cofunded) -> str:
    """What the base says of a line already."""
    parts = []
    if line.decided_on is not None:
        until = f", valable jusqu’au {formats.day(line.expires_on)}" if line.expires_on else ""
        parts.append(f"Décidé le {formats.day(line.decided_on)}{until}")
    if line.paid:
        since = f", le dernier versement le {formats.day(line.paid_on)}" if line.paid_on else ""
        parts.append(f"Versé : {formats.money(line.paid)}{since}")
    return spaced(". ".join(parts))


def problem(told: FormProblem) -> str:
    """What is wrong, and where."""
    where = f"Cellule {told.place}" if told.place else ""
    read = f" (« {told.read} »)" if told.read else ""
    sentence = _PROBLEMS.get(told.code) or PROBLEMS[told.code]
    return spaced(f"{where}{read} : {sentence}" if where else sentence)


def problem_codes() -> frozenset[str]:
    """Every problem of these forms that has a sentence."""
    return frozenset(_PROBLEMS)


def changes(answer: LineAnswer) -> tuple[str, ...]:
    """`2026-001, montant décidé : 1 600,00 € → 1 500,00 €`, one line a change."""
    return tuple(
        spaced(
            f"{answer.line.number}, {answer.line.funder}, {_lower(_HEADINGS[each.name])} : "
            f"{_value(each.old)} → {_value(each.new)}"
        )
        for each in answer.changes
    )


def note(answer: LineAnswer) -> tuple[str, ...]:
    """What is kept as notes of the dossier."""
    return tuple(item(_HEADINGS[name], value_text(said)) for name, said in answer.notes)


def summed(answers: CofunderAnswers) -> str:
    """What came back of one form, in a line."""
    parts = [
        formats.counted(answers.count, "changement", "changements"),
        formats.counted(answers.same, "ligne déjà connue", "lignes déjà connues"),
        formats.counted(sum(len(each.notes) for each in answers.lines), "note", "notes"),
        formats.counted(len(answers.problems), "remarque", "remarques"),
    ]
    said = ", ".join(part for part in parts if not part.startswith("0")) or "rien de nouveau"
    return spaced(f"{answers.funder or ALL} : {said}")


def told(answers: CofunderAnswers) -> tuple[str, ...]:
    """What came back of one form: in a line, then what it would change and what would be noted."""
    lines = [summed(answers)]
    for answer in answers.lines:
        lines += changes(answer)
        lines += (f"{answer.line.number}, {answer.line.funder}, {_lower(each)}" for each in note(answer))
    return tuple(lines)


def problem_of(answers: CofunderAnswers, said: FormProblem) -> str:
    """The same as in a list of several files."""
    return spaced(f"{answers.name} : {problem(said)}")


def counted(count: int, notes: int) -> str:
    """How much would be written."""
    parts = (formats.counted(count, "changement", "changements"), formats.counted(notes, "note", "notes"))
    return " et ".join(part for part in parts if not part.startswith("0")) or parts[0]


def file_name(funder: str) -> str:
    """How the workbook of a funder is named."""
    return f"{_SHEET} {funder or ALL}"


def _value(value: int | date | None) -> str:
    return formats.money(value) if isinstance(value, int) else formats.day(value)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
