"""The map of the communes in French: what it shows, its classes, and what could not be put on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from leaderdesk.domain.maps.placing import MapProject, MapSheet, Measure, Placing
from leaderdesk.domain.text import folded
from leaderdesk.words.formats import counted, money, number
from leaderdesk.words.phrases import spaced

MEASURES: Mapping[Measure, str] = {
    "programmed": "montant programmé",
    "paid": "montant payé",
    "asked": "montant demandé, pas encore programmé",
    "projects": "nombre de projets",
}
PLACINGS: Mapping[Placing, str] = {
    "holder": "sur la commune du porteur",
    "shared": "à parts égales entre leurs communes",
}
COMMUNE, EPCI, PROJECTS, ASKED, PROGRAMMED, PAID = "Commune", "EPCI", "Projets", "Demandé", "Programmé", "Payé"
COMMUNES, REACHED, WITHOUT = "Communes", "Avec projet", "Communes sans projet"
DOSSIER, HOLDER, WHY, PLACES = "Dossier", "Porteur", "Pourquoi", "Communes"
NO_PLACE, NO_EPCI, NO_OUTLINE, OUTSIDE = "Sans commune", "EPCI non renseigné", "Sans contour", "Hors du territoire"
SEAT, TOTAL, ON_MAP = "siège d’un porteur", "Total", "Sur la carte"
MAP_PART, EPCI_PART, BARE_PART = "Carte", "Par EPCI", "Sans projet"
UNPLACED_PART, SEVERAL_PART = "Sans commune", "Plusieurs communes"
BARE = "Les communes sans projet ni demande"
BY_EPCI = "Par intercommunalité"
UNPLACED = "Ce qui n’est sur aucune commune"
SEVERAL = "Les projets sur plusieurs communes"
NO_COMMUNE = "Aucune commune n’est connue : ni la liste du territoire, ni les porteurs n’en nomment."
SCHEMATIC = (
    "Carte schématique : une case par commune, groupées par EPCI. Les contours s’importent dans Programme et réglages,"
    " partie Territoire."
)
_NAMED = 6
_KINDS = {
    "Communauté de communes": "CC",
    "Communauté d’agglomération": "CA",
    "Communauté urbaine": "CU",
}


def heading(measure: Measure) -> str:
    """What the map shows."""
    said = MEASURES[measure]
    return f"{said[0].upper()}{said[1:]} par commune"


def value(measure: Measure, amount: int) -> str:
    """One value of it."""
    return projects(amount) if measure == "projects" else money(amount)


def short(measure: Measure, amount: int) -> str:
    """The same where there is little room; nothing is left unsaid."""
    return "–" if not amount else number(amount) if measure == "projects" else money(amount)


def projects(count: int) -> str:
    """How many projects."""
    return counted(count, "projet", "projets") if count else "aucun projet"


def nothing(measure: Measure, *, has_less: bool = False) -> str:
    """The class of the communes where nothing is, or less than nothing over a period."""
    said = {
        "programmed": "rien de programmé",
        "paid": "rien de payé",
        "asked": "rien de demandé",
        "projects": "aucun projet",
    }[measure]
    return f"{said}, ou une baisse" if has_less else said


def classes(measure: Measure, limits: Sequence[int], counts: Sequence[int]) -> tuple[str, ...]:
    """Each class with its limits, and how many communes it has."""
    if not counts:
        return ()
    if not limits:
        return (f"plus de zéro ({_communes(counts[0])})",)
    names = [f"jusqu’à {_limit(measure, limits[0])}"]
    names += [f"plus de {_limit(measure, low)}, jusqu’à {_limit(measure, high)}" for low, high in _pairs(limits)]
    names.append(f"plus de {_limit(measure, limits[-1])}")
    return tuple(f"{name} ({_communes(count)})" for name, count in zip(names, counts, strict=True))


def told(programmed: int, paid: int, asked: int, count: int) -> str:
    """All that is known of a commune, whatever the map shows."""
    parts = [projects(count), f"programmé {money(programmed)}", f"payé {money(paid)}"]
    return ", ".join([*parts, f"demandé {money(asked)}"] if asked else parts)


def said(measure: Measure, sheet: MapSheet) -> str:
    """The whole map in a sentence."""
    reached = _communes(len(sheet.reached))
    return spaced(
        f"{heading(measure)} : {value(measure, sheet.placed(measure))} sur la carte, "
        f"{reached} avec au moins un projet sur {len(sheet.lines)}."
    )


def reached(sheet: MapSheet) -> str:
    """How many communes have a project."""
    count = len(sheet.reached)
    verb = "a" if count <= 1 else "ont"
    return f"{_communes(count)} sur {len(sheet.lines)} {verb} au moins un projet."


def several(sheet: MapSheet) -> str:
    """That projects take place in several communes, and where their money is."""
    count = len(sheet.several)
    head = "Un projet est" if count == 1 else f"{count} projets sont"
    where = "Son montant est mis" if count == 1 else "Leur montant est mis"
    rest = {
        "holder": "sur la commune du porteur",
        "shared": "à parts égales sur chacune ; le projet y compte pour un, et une seule fois dans le total",
    }[sheet.placing]
    return spaced(f"{head} sur plusieurs communes. {where} {rest}.")


def why(project: MapProject) -> str:
    """Why something of a project is on no commune."""
    if project.unread:
        return spaced(
            f"nomme un lieu qui n’est aucune commune connue, ou le nom de plusieurs : {listed(project.unread)}"
        )
    return "ni le dossier ni le porteur n’ont de commune"


def unread(found: Sequence[MapProject]) -> str:
    """That dossiers name what is no commune known."""
    names = listed(list(dict.fromkeys(name for each in found for name in each.unread)))
    head = "Un dossier nomme" if len(found) == 1 else f"{len(found)} dossiers nomment"
    return spaced(f"{head} un lieu qui n’est aucune commune connue, ou le nom de plusieurs : {names}.")


def unclear(names: Sequence[str]) -> str:
    """That a name without a code is that of several communes."""
    return spaced(
        f"Plusieurs communes portent ce nom, et un code INSEE manque : {listed(names)}. Écrivez le code à la place"
        " du nom dans « Communes du territoire », et sur la fiche des porteurs."
    )


def outside(amount: int) -> str:
    """What of the total no envelope holds."""
    return spaced(f"Dont {money(amount)} programmés hors de toute enveloppe.")


def unoutlined(count: int) -> str:
    """That communes have no outline while others have one."""
    verb = "n’a" if count == 1 else "n’ont"
    return spaced(f"{_communes(count)} {verb} pas de contour : sous la carte, en cases.")


def sources(day: str, since: str, origins: Sequence[str]) -> str:
    """From what the map is reckoned."""
    period = f"du {since} au {day}" if since else f"au {day}"
    asked = f" Demandé : ce qui l’est au {day}." if since else ""
    drawn = f" Contours : {listed(origins)}." if origins else ""
    return spaced(
        f"Montants des enveloppes {period}, fonds européens additionnés.{asked} Un projet est compté quand un montant"
        " lui est programmé, ou quand il a le statut choisi. Il est mis sur la commune qu’il nomme ; s’il n’en nomme"
        f" aucune, sur celle de son porteur.{drawn}"
    )


def short_epci(name: str) -> str:
    """Its kind as people shorten it: `CC du Val`."""
    for long, short in _KINDS.items():
        if folded(name).startswith(folded(long)):
            return f"{short}{name[len(long) :]}"
    return name


def listed(names: Sequence[str]) -> str:
    """Some names, and how many more there are."""
    rest = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" et {rest} de plus" if rest > 0 else "")


def _communes(count: int) -> str:
    return counted(count, "commune", "communes") if count else "aucune commune"


def _limit(measure: Measure, amount: int) -> str:
    return projects(amount) if measure == "projects" else money(amount).replace(",00", "")


def _pairs(limits: Sequence[int]) -> list[tuple[int, int]]:
    return list(pairwise(limits))
