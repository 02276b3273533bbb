"""What each action of the journal is called, and what it was done to."""

from __future__ import annotations

from collections.abc import Mapping

_LABELS = {
    "create_base": "Créer la base",
    "name_gal": "Nommer le GAL {gal}",
    "describe_gal": "Décrire le GAL {gal}",
    "open_programme": "Ouvrir le programme {programme}",
    "add_structure": "Ajouter la structure {structure}",
    "add_seat": "Ajouter un siège au comité {titulaire}",
    "add_funder": "Ajouter le financeur {funder}",
    "add_fiche": "Ajouter la fiche-action {fiche}",
    "revise_rules": "Réviser les règles de la fiche-action {fiche}",
    "set_setting": "Régler {setting}",
    "add_holder": "Ajouter le porteur {holder}",
    "edit_holder": "Modifier le porteur {holder}",
    "erase_contact": "Effacer un contact et ses traces",
    "create_dossier": "Créer le dossier {dossier}",
    "edit_dossier": "Modifier le dossier {dossier}",
    "change_status": "Changer l’état du dossier {dossier}",
    "replace_costs": "Modifier les dépenses du dossier {dossier}",
    "replace_funding": "Modifier le plan de financement du dossier {dossier}",
    "add_note": "Ajouter une note au dossier {dossier}",
    "bin_dossier": "Mettre à la corbeille le dossier {dossier}",
    "unbin_dossier": "Sortir de la corbeille le dossier {dossier}",
    "bin_dossiers": "Mettre à la corbeille {count} dossiers",
    "unbin_dossiers": "Sortir de la corbeille {count} dossiers",
    "delete_dossier": "Supprimer le dossier {dossier}",
    "keep_saved_view": "Enregistrer la vue {name}",
    "rename_saved_view": "Renommer la vue {name}",
    "delete_saved_view": "Supprimer la vue {name}",
    "attach": "Joindre le fichier {name}",
    "detach": "Retirer le fichier {name}",
    "migrate": "Mettre la base à niveau",
    "restore": "Restaurer la sauvegarde {backup}",
    "accept_loss": "Reprendre la base malgré les modifications manquantes",
}
ACTIONS = frozenset(_LABELS)

# Said before it is done: nothing will take it back.
_WARNINGS = {
    "erase_contact": "Cet effacement ne pourra pas être annulé\u00a0: les valeurs disparaissent aussi de l’historique.",
    "restore": "Après la restauration, les actions antérieures ne pourront plus être annulées une à une\u202f; "
    "la base actuelle est mise de côté, entière.",
    "accept_loss": "Reprendre la base telle quelle ne pourra pas être annulé.",
    "migrate": "Les actions antérieures à la mise à niveau ne pourront plus être annulées une à une.",
}


class _Known(dict[str, str]):
    """Words whose absence leaves a blank: the journal may have forgotten them."""

    def __missing__(self, name: str) -> str:
        return ""


def label(action: str, subject: Mapping[str, str]) -> str:
    """An action and what it was done to: `Supprimer le dossier 2026-014`."""
    return " ".join(_LABELS[action].format_map(_Known(subject)).split(" ")).strip()


def entry_label(action: str, kind: str, subject: Mapping[str, str]) -> str:
    """The same as the history shows it, undo and redo named."""
    plain = label(action, subject)
    if kind == "undo":
        return f"Annuler «\u00a0{plain}\u00a0»"
    return f"Rétablir «\u00a0{plain}\u00a0»" if kind == "redo" else plain


def warning(action: str) -> str | None:
    """What to say before an action that nothing takes back."""
    return _WARNINGS.get(action)
