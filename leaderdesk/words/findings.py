"""What a check found, in sentences that name the thing."""

from __future__ import annotations

from collections.abc import Mapping

from leaderdesk.domain.findings import Finding
from leaderdesk.words import formats
from leaderdesk.words.tables import table

_SENTENCES = {
    "pages_damaged": "Le fichier est endommagé : {detail}.",
    "unreadable_content": "Le contenu ne peut pas être relu : {detail}.",
    "schema_differs": "La structure de la base a été modifiée par un autre programme : {name}.",
    "orphan": "Une ligne de « {table_name} » renvoie à une ligne de « {parent_name} » qui n’existe plus.",
    "entry_missing": "L’historique est interrompu : il manque l’action qui précède la nᵒ {height}.",
    "entry_foreign": "L’action nᵒ {height} de l’historique vient d’une autre base.",
    "entry_altered": "L’action nᵒ {height} de l’historique a été modifiée après coup.",
    "about_altered": "L’auteur ou le motif de l’action nᵒ {height} a été modifié après coup.",
    "chain_broken": "L’historique est rompu à l’action nᵒ {height}.",
    "changes_without_entry": "Des modifications sont rattachées à l’action nᵒ {height}, qui n’existe plus.",
    "value_altered": "Une valeur conservée par l’action nᵒ {height} a été modifiée après coup ({table_name}).",
    "row_altered": "Une ligne de « {table_name} » n’est plus telle que l’action nᵒ {height} l’a enregistrée.",
    "row_unrecorded": "Une ligne de « {table_name} » n’a été enregistrée par aucune action.",
    "piece_missing": "La pièce jointe « {name} » manque à côté de la base.",
    "piece_altered": "La pièce jointe « {name} » n’est plus celle qui avait été jointe.",
    "lost_changes": "Il manque {missing} modification(s) que cet ordinateur avait enregistrées.",
    "older_copy": "Cette base est une copie plus ancienne que celle que cet ordinateur connaît.",
    "funding_over_cost": "Dossier {dossier} : les financements dépassent le coût total.",
    "cost_missing": "Dossier {dossier} : des financements sont prévus, le coût n’est pas encore saisi.",
    "eligible_over_cost": "Dossier {dossier} : une dépense éligible dépasse la dépense elle-même.",
    "not_one_status": "Dossier {dossier} : il devrait avoir un état actuel, et un seul.",
    "status_backwards": "Dossier {dossier} : un état se termine avant d’avoir commencé.",
    "several_retained_quotes": "Dossier {dossier} : plusieurs devis sont retenus pour une même dépense.",
    "rules_of_another_fiche": "Dossier {dossier} : ses règles sont celles d’une autre fiche-action.",
    "dates_backwards": "Dossier {dossier} : les dates de réception, de programmation et de convention se croisent.",
    "siret_invalid": "Porteur {holder} : le SIRET n’est pas valide.",
}
CODES = frozenset(_SENTENCES)
_SHORT = {
    "no identity": "la base ne dit plus qui elle est",
    "entry_missing": "une action manque dans l’historique",
    "entry_foreign": "l’historique mêle deux bases",
    "entry_altered": "l’historique a été modifié",
    "about_altered": "l’historique a été modifié",
    "chain_broken": "l’historique est rompu",
    "changes_without_entry": "l’historique est incomplet",
}
_COUNTS = {
    "entries": "Actions dans l’historique",
    "changes": "Modifications vérifiées",
    "erased": "Modifications effacées à la demande",
    "rows": "Lignes vérifiées",
    "attachments": "Pièces jointes",
}
_LEVELS = {"fault": "Anomalie", "doubt": "À vérifier"}


def say(finding: Finding) -> str:
    """The sentence of a finding."""
    data = dict(finding.data)
    for name in ("table", "parent"):
        if name in data:
            data[f"{name}_name"] = table(str(data[name]))
    text = _SENTENCES[finding.code].format(**data)
    return (
        text.replace(" :", f"{formats.NO_BREAK}:")
        .replace("« ", f"«{formats.NO_BREAK}")
        .replace(" »", f"{formats.NO_BREAK}»")
    )


def level(finding: Finding) -> str:
    """How grave a finding is, in a word."""
    return _LEVELS[finding.level]


def counted(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """How much a check looked at, by its French name; nothing for a count that says nothing here."""
    return [(_COUNTS[name], counts[name]) for name in _COUNTS if name in counts]


def short(detail: str) -> str:
    """What a damaged base suffers from, in a few words."""
    return _SHORT.get(detail, "contenu illisible" if detail else formats.MISSING)
