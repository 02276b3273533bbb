"""The workbooks that people fill in and send back, in French: what they say, and what is said of what came back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leaderdesk.domain.programmes.grid_sheets import CriterionSheet
from leaderdesk.domain.sheets.sittings.hand_notes import HandSheet
from leaderdesk.domain.sittings.plans import Plan
from leaderdesk.domain.workbooks.rounds.home_notes import FormProblem, FormWords, HomeNotes
from leaderdesk.words import formats
from leaderdesk.words.numbers import decimal
from leaderdesk.words.phrases import spaced
from leaderdesk.words.sitting_plans import long_day

CHOOSE = spaced("Choisissez une valeur de la liste ; A pour s’abstenir.")
WRONG = "Valeur refusée"
WANTED: Mapping[str, str] = {
    "amount": spaced("Un montant en euros, sans lettres : 1234,56"),
    "day": spaced("Une date : jour/mois/année"),
}
_HOW_TO = (
    "Donnez une note à chaque critère, dans la colonne « Note » ; A pour vous abstenir ; laissez vide ce que vous ne"
    " savez pas encore. Les autres cellules ne se changent pas. Enregistrez, puis renvoyez le fichier à votre GAL."
)
_HEADINGS = ("Critère", "Barème", "Note", "Remarque")
_PROBLEMS: Mapping[str, str] = {
    "line_changed": "Ce critère ou son barème a changé depuis l’envoi : la note de cette ligne n’est pas reprise.",
    "member_unknown": "Personne du comité ne porte ce nom, ou cette personne n’a pas de grille à remplir.",
    "member_twice": "Deux fichiers de cette personne ont été donnés ensemble : gardez le bon.",
    "cell_touched": "Une cellule qui n’était pas à remplir a été changée : ce changement n’est pas repris.",
    "row_gone": "Une ligne a été retirée.",
    "row_unknown": "Une ligne a été ajoutée : elle n’est pas reprise.",
    "note_after_vote": "Le vote a déjà eu lieu sur ce projet : la note n’est pas reprise.",
    "not_a_note": "Ce n’est pas une note.",
    "note_not_a_level": "Cette note n’est pas dans le barème.",
    "note_off_its_scale": "Cette note est hors du barème.",
    "note_unclear": "Cette note peut se lire de deux façons.",
    "formula_not_calculated": "Une formule qui n’a pas été calculée.",
    "formula_error": "Une formule en erreur.",
    "interest_declared": "Un intérêt est déclaré pour ce projet : les notes n’en sont pas reprises.",
}
# How many names are read at a glance.
_AWAITED = 8


def heading(words: str, *, is_open: bool) -> str:
    """A heading of a form: what is to be filled in says so."""
    return f"{words} (à remplir)" if is_open else words


def note_words(plan: Plan, sheet: HandSheet, gal: str) -> FormWords:
    """What the form of a member says."""
    lines = [
        f"{gal}. {plan.title}, {long_day(plan.held_on)}. Grille n° {sheet.code}.",
        _HOW_TO,
    ]
    if sheet.set_aside:
        aside = " ; ".join(sheet.set_aside)
        lines.append(f"Vous avez déclaré un intérêt : vous ne notez pas {aside}.")
    scales = {
        f"{page.project.point.key}/{each.key}": scale(each)
        for page in sheet.pages
        for each in page.project.grid.criteria
    }
    title = spaced(f"Vos notes : {sheet.name or ''}")
    return FormWords("Notes", title, tuple(map(spaced, lines)), _HEADINGS, scales)


def scale(criterion: CriterionSheet) -> str:
    """What each note means."""
    if not criterion.levels:
        said = f"de 0 à {decimal(criterion.max)}"
    else:
        said = "\n".join(
            spaced(f"{decimal(each.points)} : {each.wording}") if each.wording else decimal(each.points)
            for each in criterion.levels
        )
    return "\n".join(part for part in (criterion.description, said) if part)


def about_sitting(title: str, *, is_open: bool) -> str:
    """What becomes of the notes that are taken."""
    if is_open:
        return spaced(f"Pour « {title} », séance ouverte : ces notes s’y ajoutent comme reçues avant la séance.")
    return spaced(f"Pour « {title} », pas encore ouverte : ces notes y seront, comme reçues avant la séance.")


def problems_of(form: HomeNotes) -> tuple[str, ...]:
    """Everything that is wrong in a form, said of whom: cells with the same fault together."""
    cells: dict[str, list[str]] = {}
    for each in form.problems:
        cells.setdefault(each.code, []).append(_cell(each))
    return tuple(spaced(f"{form.member or form.name} : {_together(code, found)}") for code, found in cells.items())


def _together(code: str, cells: Sequence[str]) -> str:
    named = ", ".join(each for each in cells if each)
    if not named:
        return _PROBLEMS[code]
    return f"{'cellules' if len(cells) > 1 else 'cellule'} {named} : {_PROBLEMS[code]}"


def _cell(told: FormProblem) -> str:
    return " ".join(part for part in (told.place, f"(« {told.read} »)" if told.read else "") if part)


def counted_notes(notes: int, remarks: int) -> str:
    """How many notes and remarks would be taken."""
    said = [formats.counted(notes, "note", "notes")] if notes or not remarks else []
    said += [formats.counted(remarks, "remarque", "remarques")] if remarks else []
    return " et ".join(said)


def say_sendings(sent: int, awaited: Sequence[str]) -> str:
    """How many sent their notes before the sitting, and of whom they are still awaited."""
    asked, others = sent + len(awaited), len(awaited) - _AWAITED
    said = f"{sent} membre{'s' if sent > 1 else ''} sur {asked} {'ont' if sent > 1 else 'a'} envoyé"
    said = f"{said} {'leurs' if sent > 1 else 'ses'} notes."
    if not awaited:
        return said
    more = f" et {formats.counted(others, 'autre', 'autres')}" if others > 0 else ""
    return spaced(f"{said} Encore attendues : {', '.join(awaited[:_AWAITED])}{more}.")


def problem_codes() -> frozenset[str]:
    """Every problem that has a sentence."""
    return frozenset(_PROBLEMS)


def summed(notes: HomeNotes) -> str:
    """What came back of one member, in a line."""
    new = sum(each.before == "nothing" for each in notes.changes)
    parts = [
        formats.counted(new, "note nouvelle", "notes nouvelles"),
        formats.counted(len(notes.changes) - new, "note changée", "notes changées"),
        formats.counted(notes.same, "note inchangée", "notes inchangées"),
        formats.counted(len(notes.remarks), "remarque", "remarques"),
    ]
    said = ", ".join(part for part in parts if not part.startswith("0")) or "rien de rempli"
    return spaced(f"{notes.member or notes.name} : {said}")


def file_name(sheet: HandSheet) -> str:
    """How the workbook of a member is named."""
    return f"Notes {sheet.code} {sheet.name or ''}".strip()
