"""The papers of projects, in French: the sheet that members read, their booklet, the table of the funders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from leaderdesk.domain.eligibility.verdicts import Verdict
from leaderdesk.domain.programmes.grid_sheets import CriterionSheet, GridSheet
from leaderdesk.domain.sheets.eligibility import ItemSheet
from leaderdesk.domain.sheets.financing import FundingLineSheet
from leaderdesk.domain.sheets.funders import Course, Share
from leaderdesk.domain.sheets.presented import Presented
from leaderdesk.words import codes, eligibility, formats
from leaderdesk.words.alerts import say_alert
from leaderdesk.words.numbers import decimal
from leaderdesk.words.paper_calls import point_kind
from leaderdesk.words.phrases import spaced
from leaderdesk.words.sitting_notes import scale
from leaderdesk.words.sitting_plans import say_start

# Beyond, a page is no page any more: the whole text is in the dossier.
_SUMMARY = 900
_COURSES: Mapping[Course, str] = {
    "asked": "demandé",
    "decided": "décidé le {day}",
    "expired": "caduc depuis le {day}",
    "refused": "refusé le {day}",
}
_OWN = "Autofinancement du porteur"
NOTHING_TO_DISCUSS = "Aucun point bloquant ni douteux n’a été relevé à l’instruction."
BY_HAND = spaced("À remplir pendant la séance. Cette page ne remplace pas la fiche de notation.")
FUNDERS_HELP = spaced(
    "Montants des plans de financement tels qu’ils sont saisis. Ce qui est refusé n’entre pas dans les totaux ; ce qui"
    " est caduc reste à demander de nouveau."
)


def sheet_title(presented: Presented) -> str:
    """The project with its rank on the agenda."""
    return f"{presented.rank}. {presented.point.title}"


def booklet_title(name: str) -> str:
    """What the booklet is called."""
    return spaced(f"Livret des projets : {name}")


def facts(presented: Presented) -> Iterator[tuple[str, str]]:
    """What, who, where, when."""
    record = presented.record
    yield "Dossier", f"{record.number}, {presented.holder}"
    yield "Fiche-action", presented.fiche or formats.MISSING
    yield "Territoire", record.communes or formats.MISSING
    if record.partners:
        yield "Partenaires", record.partners
    yield "Calendrier", _calendar(presented)
    start = say_start(presented.point)
    yield "Objet du point", point_kind(presented.point) + (f", vers {start}" if start else "")


def summary(presented: Presented) -> list[str]:
    """The project in the holder's words, cut at a word where it would fill the page."""
    text = (presented.record.summary or "").strip()
    if not text:
        return [spaced(f"Résumé : {formats.MISSING}.")]
    if len(text) <= _SUMMARY:
        return [text]
    kept = text[:_SUMMARY].rsplit(None, 1)[0]
    return [f"{kept}…", "Résumé abrégé\u00a0: le texte entier est dans le dossier."]


def line_name(line: FundingLineSheet) -> str:
    """Who pays."""
    return _OWN if line.row.nature == "own" else funder(line.row.name)


def funder(name: str) -> str:
    """A funder, or that nobody has said which one yet."""
    return name or formats.MISSING


def line_course(line: FundingLineSheet) -> str:
    """What is known of the money of a line."""
    if line.row.nature == "own":
        return ""
    if line.is_expired:
        return "caduc"
    if line.is_decided:
        return "décidé"
    return "demandé"


def nature(code: str) -> str:
    """Where money comes from."""
    return codes.word("nature", code)


def part(amount: int, total: int) -> str:
    """A share of the cost."""
    return formats.rate(Fraction(amount, total)) if total else ""


def eligible(presented: Presented) -> str:
    """What of the cost counts, and what the plan does not find."""
    said = f"Dépense éligible : {formats.money(presented.eligible)}."
    if presented.to_find > 0:
        said = f"{said} Reste à trouver : {formats.money(presented.to_find)}."
    if presented.to_find < 0:
        said = f"{said} Le plan dépasse le coût de {formats.money(-presented.to_find)}."
    return spaced(said)


def verdict(found: Verdict) -> str:
    """The eligibility in a line."""
    return spaced(f"Éligibilité : {eligibility.conclusion(found.conclusion)}.")


def discussed(presented: Presented) -> list[str]:
    """What blocks or is in doubt, a line each; what only remains to be filled in, in one line."""
    said = [_finding(each) for each in presented.failing]
    said += [say_alert(each) for each in presented.alerts]
    unknown = [eligibility.item(each.code) for each in presented.doubtful if not _is_asked(each)]
    if unknown:
        said.append(spaced(f"À établir encore : {', '.join(unknown)}."))
    return said + [spaced(f"À répondre : {each.question}") for each in presented.doubtful if _is_asked(each)]


def item(sheet: ItemSheet) -> str:
    """One thing that is checked, by its name or its question."""
    return sheet.question.rstrip(" ?\u202f") if _is_asked(sheet) else eligibility.item(sheet.code)


def criterion(each: CriterionSheet) -> str:
    """A criterion and the notes it takes: `Besoin (de 0 à 5, coefficient 2)`."""
    weight = "" if each.weight == 1 else f", coefficient {decimal(each.weight)}"
    return f"{each.title} ({scale(each.max, [level.points for level in each.levels])}{weight})"


def threshold(grid: GridSheet) -> str:
    """What the total must reach, and out of how much."""
    most = sum((each.max * each.weight for each in grid.criteria if not each.is_bonus), Fraction(0))
    said = f"Total sur {decimal(most)} points"
    if grid.threshold is None:
        return f"{said}, sans seuil."
    unit = f"{formats.NO_BREAK}% du total" if grid.threshold.unit == "percent" else " points"
    reached = "plus de" if grid.threshold.op == ">" else "au moins"
    return spaced(
        f"{said} ; pour être retenu, un projet doit en avoir {reached} {decimal(grid.threshold.value)}{unit}."
    )


def share(each: Share) -> str:
    """What a funder brings, and what is known of it."""
    day = formats.day(each.on)
    return f"{formats.money(each.amount)}\n{_COURSES[each.course].format(day=day)}"


def _is_asked(sheet: ItemSheet) -> bool:
    """What only a person answers is known by its question."""
    return sheet.is_manual and bool(sheet.question)


def _finding(sheet: ItemSheet) -> str:
    looks = [eligibility.say(look).strip() for look in sheet.looks if look.outcome == "fail"]
    grave = "bloquant" if sheet.is_blocking else "à surveiller"
    said = f"{item(sheet)} ({grave})"
    return spaced(f"{said} : {' '.join(looks)}" if looks else f"{said}.")


def _calendar(presented: Presented) -> str:
    record = presented.record
    if record.starts_on is None and record.ends_on is None:
        return formats.MISSING
    return f"du {formats.day(record.starts_on)} au {formats.day(record.ends_on)}"
