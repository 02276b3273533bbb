"""Reports in French: what each is called and is for, how a value is read, what a workbook says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from leaderdesk.domain.reports.choices import Choice, year_of
from leaderdesk.domain.reports.frame import Kind, Report, ReportColumn, Value
from leaderdesk.domain.text import file_name as fit
from leaderdesk.words import formats
from leaderdesk.words.phrases import spaced

# As a day of its own, and not the end of a code.
_DAY = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}")
# In the order of the list: its title, then what it says and to whom.
_REPORTS: Mapping[str, tuple[str, str]] = {
    "committee_state": (
        "État pour le comité",
        "Deux pages pour la séance : enveloppes, ce qui s’est fait depuis la dernière, ce qui attend, échéances.",
    ),
    "epci_sheet": (
        "Fiche par EPCI",
        "Pour la visite annuelle à l’intercommunalité : projets soutenus, argent, ce qui vient, à lire par un élu.",
    ),
    "yearly": (
        "Bilan annuel",
        "Une année ou une période : dossiers, argent, séances, délais, porteurs, à côté de la période d’avant.",
    ),
    "communes_map": (
        "Carte des communes",
        "Où va l’argent : chaque commune, par contours ou par cases, avec ce qui n’est sur aucune.",
    ),
    "indicators": (
        "Indicateurs",
        "Ce que le programme mesure : prévu, réalisé, manque à chaque cible, par fiche-action, année et projet.",
    ),
    "committee_mirror": (
        "Miroir du comité",
        (
            "Pour la présidence : présence par collège et par siège, quorum, décisions, écarts de notes, intérêts,"
            " temps par projet. Aucun nom dans les notes ni les votes."
        ),
    ),
    "projects_review": (
        "Revue de projets",
        "Pour la réunion d’équipe : chaque dossier en cours sur une ligne, son âge, son échéance, ce qui bloque.",
    ),
}
NOTHING_KNOWN = "–"
READ_ON, SOURCES, DOUBTS = "Arrêté", "d’où cela vient", "à vérifier"
TO_CHECK = "À vérifier"
FIGURES_SHEET, PART, FIGURES, TOLD, NOTE = "Chiffres", "Partie", "Chiffre", "Valeur", "Rapporté à"
TOTAL, PERIOD = "Total", "Période"


def title(code: str) -> str:
    """What a report is called."""
    return _REPORTS[code][0]


def purpose(code: str) -> str:
    """What a report says, and to whom."""
    return spaced(_REPORTS[code][1])


def line(code: str) -> str:
    """The same with the word that the command line knows it by."""
    return f"{code:<16} {spaced(f'{title(code)} : ')}{purpose(code)}"


def codes() -> tuple[str, ...]:
    """Every report that has a name, in the order of the list."""
    return tuple(_REPORTS)


def cell(kind: Kind, value: Value) -> str:
    """A value as it is read; a text stands as it is, whatever its column."""
    if value is None:
        return formats.MISSING
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return formats.day(value)
    if kind == "number":
        return formats.quantity(Fraction(value))
    if isinstance(value, Fraction) or kind == "rate":
        return formats.rate(Fraction(value))
    return formats.money(value) if kind == "money" else formats.number(value)


def told(column: ReportColumn, value: Value) -> str:
    """The same in its column."""
    return NOTHING_KNOWN if column.is_sparse and value == 0 else cell(column.kind, value)


def total_told(column: ReportColumn, value: Value) -> str:
    """The same under a column: empty where it has no total."""
    return "" if value is None else cell(column.kind, value)


def period(choice: Choice) -> str:
    """A period as it is said: `année 2026`, `du 01/03/2026 au 31/08/2026`."""
    year = year_of(choice)
    if year is not None:
        return f"année {year}"
    return f"du {formats.day(choice.since)} au {formats.day(choice.until)}"


def on_day(day: date) -> str:
    """A day as a report is arrested on it."""
    return f"au {formats.day(day)}"


def told_of_territory(day: date) -> str:
    """What the sheet of an EPCI tells."""
    return f"ce que LEADER y soutient, {on_day(day)}"


def day_reference(day: date) -> str:
    """A day for the name of a file, so that a folder sorts itself."""
    return day.isoformat()


def not_begun(since: date) -> str:
    """That a period is still to come."""
    return spaced(f"Cette période commence le {formats.day(since)} : rien ne peut encore en être dit.")


def period_reference(choice: Choice) -> str:
    """The same for the name of a file."""
    year = year_of(choice)
    return str(year) if year is not None else f"{choice.since:%Y-%m-%d} au {choice.until:%Y-%m-%d}"


def committee_reference(day: date) -> str:
    """How the state for the committee is named in letters: its day."""
    return f"COMITE-{day.isoformat()}"


def epci_reference(day: date, name: str) -> str:
    """The same of the sheet of an EPCI: its day and whose it is."""
    return f"EPCI-{day.isoformat()} {name}"


def foot(reference: str) -> str:
    """What the pages bear of it: its days as one reads them."""
    return _DAY.sub(lambda found: formats.day(date.fromisoformat(found[0])), reference)


def usual_name(report: Report) -> str:
    """How its file is named, without its ending."""
    return fit(f"{report.title} {report.reference}") or "bilan"


def sheet_about(heading: str) -> str:
    """What a row of a sheet is, for who opens the workbook alone."""
    return spaced(f"{heading}.") if heading else ""


def others(count: int) -> str:
    """That a table goes on elsewhere."""
    return spaced(f"… et {formats.counted(count, 'autre ligne', 'autres lignes')}, à l’écran et dans le classeur.")


def written(name: str) -> str:
    """That a file was written."""
    return spaced(f"Bilan enregistré : {name}.")


def sheets_written(count: int, folder: str) -> str:
    """That every sheet was written, and where."""
    return f"{formats.counted(count, 'fiche enregistrée', 'fiches enregistrées')} dans {folder}."
