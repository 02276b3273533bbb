"""Open data in words: what stands for a name that is not published, and what the schema does not take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leaderdesk.domain.workbooks.cells import Remark
from leaderdesk.words import formats
from leaderdesk.words.phrases import spaced

UNNAMED = "Nom non publié"
_BREACHES = {
    "missing": "la case est vide, et le schéma la demande",
    "not_listed": "« {read} » n’est pas une des valeurs du schéma",
    "not_as_written": "« {read} » n’a pas la forme que demande le schéma",
    "too_long": "le texte est plus long que ne l’admet le schéma",
    "not_siret": "« {read} » n’est pas un SIRET",
    "not_day": "« {read} » n’est pas une date AAAA-MM-JJ",
    "not_period": "« {read} » n’est ni une date ni une période AAAA-MM-JJ/AAAA-MM-JJ",
    "backwards": "la période « {read} » finit avant de commencer",
    "not_number": "« {read} » n’est pas un nombre",
    "out_of_range": "« {read} » est hors des bornes du schéma",
}
# Where to say what is missing, by column.
_CURES = {
    "nomAttribuant": "Réglages, « Nom de l’attribuant »",
    "idAttribuant": "Réglages, « SIRET de l’attribuant »",
    "dateConvention": "la date de convention du dossier",
    "nomBeneficiaire": "le nom du porteur",
    "idBeneficiaire": "le SIRET du porteur",
    "objet": "l’intitulé du dossier",
    "montant": "le montant du fonds",
    "datesPeriodeVersement": "la fin de convention du dossier",
    "notificationUE": "le régime d’aide du dossier",
}
_COUNTS = {
    "unsigned": (
        "{count} n’a pas encore de convention signée : il n’est pas dans le fichier.",
        "{count} n’ont pas encore de convention signée : ils ne sont pas dans le fichier.",
    ),
    "unnamed": (
        (
            "{count} est porté par une personne, une entreprise individuelle ou une exploitation, ou par un porteur "
            "dont la forme n’est pas renseignée : ni son nom ni son SIRET ne sont publiés."
        ),
        (
            "{count} sont portés par une personne, une entreprise individuelle ou une exploitation, ou par un porteur "
            "dont la forme n’est pas renseignée : ni leurs noms ni leurs SIRET ne sont publiés."
        ),
    ),
    "retitled": (
        "{count} a un intitulé qui nomme quelqu’un : sa fiche-action est dite à la place.",
        "{count} ont un intitulé qui nomme quelqu’un : leur fiche-action est dite à la place.",
    ),
    "cut": (
        "{count} a un intitulé plus long que ne l’admet le schéma : il est coupé et finit par « … ».",
        "{count} ont un intitulé plus long que ne l’admet le schéma : il est coupé et finit par « … ».",
    ),
}
_PREFIX = "open_data_"


def untitled(fiche: str | None) -> str:
    """What is said of a project whose title names somebody."""
    return f"Projet de la fiche-action {fiche}" if fiche else "Projet aidé par le programme LEADER"


def cut(title: str, longest: int) -> str:
    """A title that the schema takes, whose end is seen to be missing."""
    return title if len(title) <= longest else f"{title[: longest - 1]}…"


def is_breach(remark: Remark) -> bool:
    """True of what the schema does not take, and false of what is only told."""
    return remark.code.removeprefix(_PREFIX) in _BREACHES


def say_remark(remark: Remark) -> str | None:
    """A remark in a sentence; nothing of one that is not of open data."""
    code, data = remark.code.removeprefix(_PREFIX), dict(remark.data)
    if not remark.code.startswith(_PREFIX):
        return None
    return _counted(code, int(data["count"])) if code in _COUNTS else _breach(code, data)


def _counted(code: str, count: int) -> str:
    one, many = _COUNTS[code]
    return spaced((many if count > 1 else one).format(count=formats.counted(count, "projet", "projets")))


def _breach(code: str, data: Mapping[str, str]) -> str:
    cure = f" ; à renseigner : {_CURES[data['column']]}" if data["column"] in _CURES else ""
    told = _BREACHES[code].format(read=data["read"])
    rows = [int(row) for row in data["rows"].split(",")]
    return spaced(f"{'Lignes' if len(rows) > 1 else 'Ligne'} {_runs(rows)}, {data['column']} : {told}{cure}.")


def _runs(rows: Sequence[int]) -> str:
    """Rows in their order, those that follow each other said by their two ends: `2 à 26, 31`."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} à {run[-1]}" for run in runs)
