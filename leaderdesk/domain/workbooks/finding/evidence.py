"""Whether headings are those of a table of dossiers, and not of invoices, members or envelopes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from leaderdesk.domain.workbooks.columns.bare_names import is_bare_name, is_of_people
from leaderdesk.domain.workbooks.columns.headings import spell
from leaderdesk.domain.workbooks.columns.meanings import meanings
from leaderdesk.domain.workbooks.columns.presets import recognised
from leaderdesk.domain.workbooks.columns.synonyms import APART
from leaderdesk.domain.workbooks.fields import kind_of

_SURE_FROM = 600
# Of the headings of another sort of table: a sheet of expenses, of attendance, of members, of criteria.
_FOREIGN = frozenset(
    (
        "fournisseur",
        "facture",
        "emargement",
        "college",
        "suppleant",
        "excuse",
        "quorum",
        "prestataire",
        "critere",
        "devis",
        "debit",
    )
)
_TELLING = frozenset(
    {
        *("fiche_action", "status", "feader", "feader_rate", "eligible_cost", "total_cost", "paid", "national_public"),
        *("date_received", "date_committee", "date_convention", "date_paid", "own_funds", "call", "cofunder_amount"),
    }
)
_ENVELOPES = frozenset({"maquette", "enveloppe", "dotation", "reste", "disponible", "consommation", "nombre", "nb"})
_OF_A_PROJECT = frozenset(
    {"number", "holder_name", "siret", "status", "commune", "date_received", "total_cost", "notes"}
)
_HOLDER = frozenset({"holder_name", "siret"})


def fields_by_heading(headings: Mapping[int, str]) -> dict[str, int]:
    """The column whose heading says each field best; what says no field is left out."""
    best: dict[str, tuple[int, int]] = {}
    titles: dict[int, int] = {}
    for column, text in headings.items():
        found = meanings(text)
        if found and found[0].field != APART and found[0].level >= _SURE_FROM:
            level = found[0].level
            if level > best.get(found[0].field, (0, 0))[0]:
                best[found[0].field] = (level, column)
            if any(each.field == "title" and each.level == level for each in found):
                titles[column] = level
    fields = {field: column for field, (_, column) in best.items()}
    if "title" not in fields and titles:
        # « Action » is a fiche beside what names the project, and names the project where nothing else does.
        column = max(titles, key=lambda each: (titles[each], -each))
        fields = {field: each for field, each in fields.items() if each != column} | {"title": column}
    return fields | _named(headings, fields)


def _named(headings: Mapping[int, str], fields: Mapping[str, int]) -> dict[str, int]:
    """« Nom » names the project beside who carries it, where something tells that these are projects."""
    if "title" in fields or "holder_name" not in fields or not _TELLING & fields.keys():
        return {}
    columns = [column for column, text in headings.items() if is_bare_name(text)]
    is_somebody = any(map(is_of_people, headings.values()))
    return {"title": columns[0]} if len(columns) == 1 and not is_somebody else {}


def confidence_of(headings: Mapping[int, str]) -> int:
    """How sure, in thousandths, that the headings are of a table of dossiers; nothing where they are not."""
    if recognised(headings.values()) is not None:
        return 1000
    fields = fields_by_heading(headings)
    others = len(fields.keys() - {"number", "title", "notes"})
    if _is_of_fiches(headings.values(), fields):
        return 0
    if _is_foreign(headings.values(), fields) or not _names_a_dossier(fields):
        return 0
    # Two fields make a table that may be of something else; four do not.
    return min(1000, 550 + 100 * others + 50 * ("number" in fields) + 50 * ("title" in fields))


def _names_a_dossier(fields: Mapping[str, int]) -> bool:
    telling = _TELLING & fields.keys()
    has_amount = any(kind_of(field) == "amount" for field in fields)
    if "title" in fields:
        return len(fields) > 1 and bool(telling or _HOLDER & fields.keys() or "number" in fields)
    if "number" in fields and _HOLDER & fields.keys():
        return bool(telling)
    if "number" in fields:
        return has_amount and len(telling) > 1
    return bool(_HOLDER & fields.keys()) and bool(telling) and (has_amount or len(telling) > 1)


def _is_of_fiches(texts: Iterable[str], fields: Mapping[str, int]) -> bool:
    """True for envelopes by fiche-action: what is named there is the fiche, and nothing is said of a project."""
    words = {word for text in texts for word in spell(text).words}
    return "fiche_action" in fields and bool(words & _ENVELOPES) and not fields.keys() & _OF_A_PROJECT


def _is_foreign(texts: Iterable[str], fields: Mapping[str, int]) -> bool:
    words = {word for text in texts for word in spell(text).words}
    return bool(words & _FOREIGN) and len(_TELLING & fields.keys()) < 3  # noqa: PLR2004 - a wide follow-up has any word
