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
    "edit_dossiers": "Modifier {count} dossiers",
    "duplicate_dossier": "Créer le dossier {dossier} d’après {origin}",
    "edit_note": "Modifier une note du dossier {dossier}",
    "finish_note": "Clore une note du dossier {dossier}",
    "remove_note": "Retirer une note du dossier {dossier}",
    "add_tag": "Mettre l’étiquette {tag}",
    "remove_tag": "Retirer l’étiquette {tag}",
    "add_cost_line": "Ajouter une dépense au dossier {dossier}",
    "edit_costs": "Modifier des dépenses du dossier {dossier}",
    "remove_costs": "Retirer des dépenses du dossier {dossier}",
    "move_cost_line": "Déplacer une dépense du dossier {dossier}",
    "add_quote": "Ajouter un devis au dossier {dossier}",
    "edit_quote": "Modifier un devis du dossier {dossier}",
    "retain_quote": "Retenir un devis du dossier {dossier}",
    "remove_quote": "Retirer un devis du dossier {dossier}",
    "add_commitment": "Ajouter un engagement au dossier {dossier}",
    "edit_commitment": "Modifier un engagement du dossier {dossier}",
    "remove_commitment": "Retirer un engagement du dossier {dossier}",
    "add_contract": "Ajouter un marché au dossier {dossier}",
    "edit_contract": "Modifier un marché du dossier {dossier}",
    "remove_contract": "Retirer un marché du dossier {dossier}",
    "add_contract_change": "Ajouter un avenant au dossier {dossier}",
    "edit_contract_change": "Modifier un avenant du dossier {dossier}",
    "remove_contract_change": "Retirer un avenant du dossier {dossier}",
    "edit_funding": "Modifier le financement du dossier {dossier}",
    "apply_advice": "Appliquer le plan conseillé au dossier {dossier}",
    "replace_funder": "Remplacer un financeur du dossier {dossier}",
    "say_amount": "Noter un montant du dossier {dossier}",
    "unsay_amount": "Retirer un montant du dossier {dossier}",
    "mark_check": "Répondre au contrôle «\u00a0{item}\u00a0» du dossier {dossier}",
    "unmark_check": "Retirer la réponse au contrôle «\u00a0{item}\u00a0» du dossier {dossier}",
    "receive_piece": "Recevoir la pièce «\u00a0{piece}\u00a0» du dossier {dossier}",
    "unreceive_piece": "Annuler la réception de la pièce «\u00a0{piece}\u00a0» du dossier {dossier}",
    "edit_piece": "Modifier la pièce «\u00a0{piece}\u00a0» du dossier {dossier}",
    "set_piece_aside": "Changer la demande de la pièce «\u00a0{piece}\u00a0» du dossier {dossier}",
    "ask_pieces": "Demander des pièces du dossier {dossier}",
    "note_criterion": "Noter le dossier {dossier} ({author})",
    "unnote_criterion": "Retirer une note de grille du dossier {dossier} ({author})",
    "edit_cash_plan": "Modifier la trésorerie du dossier {dossier}",
    "edit_cash_movements": "Modifier les mouvements de trésorerie du dossier {dossier}",
    "edit_planned_claims": "Modifier les demandes de paiement prévues du dossier {dossier}",
    "spread_costs": "Étaler les dépenses du dossier {dossier}",
    "delete_dossier": "Supprimer le dossier {dossier}",
    "attach": "Joindre le fichier {name}",
    "detach": "Retirer le fichier {name}",
    "edit_programme": "Modifier le programme {programme}",
    "add_fund": "Ajouter le fonds {fund}",
    "edit_fund": "Modifier le fonds {fund}",
    "remove_fund": "Retirer le fonds {fund}",
    "edit_fiche": "Modifier la fiche-action {fiche}",
    "order_fiches": "Changer l’ordre des fiches-actions",
    "bin_fiche": "Mettre à la corbeille la fiche-action {fiche}",
    "unbin_fiche": "Sortir de la corbeille la fiche-action {fiche}",
    "attach_grid": "Choisir la grille de la fiche-action {fiche}",
    "edit_rules": "Corriger les règles de la fiche-action {fiche}",
    "set_envelope": "Régler l’enveloppe {fund} de la fiche-action {fiche}",
    "set_envelopes": "Régler {count} enveloppes",
    "edit_funder": "Modifier le financeur {funder}",
    "edit_funders": "Modifier {count} financeurs",
    "bin_funder": "Mettre à la corbeille le financeur {funder}",
    "unbin_funder": "Sortir de la corbeille le financeur {funder}",
    "bin_funders": "Mettre à la corbeille {count} financeurs",
    "unbin_funders": "Sortir de la corbeille {count} financeurs",
    "add_person": "Ajouter {person} à l’équipe",
    "edit_person": "Modifier {person} dans l’équipe",
    "edit_people": "Modifier {count} personnes de l’équipe",
    "bin_person": "Mettre à la corbeille {person}",
    "unbin_person": "Sortir de la corbeille {person}",
    "bin_people": "Mettre à la corbeille {count} personnes",
    "unbin_people": "Sortir de la corbeille {count} personnes",
    "add_grid": "Ajouter la grille {grid}",
    "rename_grid": "Renommer la grille {grid}",
    "edit_grid": "Modifier la grille {grid}",
    "revise_grid": "Faire une nouvelle version de la grille {grid}",
    "freeze_grid": "Figer la grille {grid}",
    "bin_grid": "Mettre à la corbeille la grille {grid}",
    "unbin_grid": "Sortir de la corbeille la grille {grid}",
    "import_grid": "Importer la grille {grid}",
    "edit_checklist": "Modifier la liste de contrôle de la fiche-action {fiche}",
    "revise_checklist": "Faire une nouvelle version de la liste de contrôle de la fiche-action {fiche}",
    "import_programme": "Importer le programme {programme}",
    "load_preset": "Charger le modèle {preset}",
    "bin_holder": "Mettre à la corbeille le porteur {holder}",
    "unbin_holder": "Sortir de la corbeille le porteur {holder}",
    "bin_holders": "Mettre à la corbeille {count} porteurs",
    "unbin_holders": "Sortir de la corbeille {count} porteurs",
    "merge_records": "Fusionner {merged} avec {holder}",
    "add_contact": "Ajouter le contact {contact}",
    "edit_contact": "Modifier le contact {contact}",
    "edit_contacts": "Modifier les contacts de {holder}",
    "remove_contact": "Retirer le contact {contact}",
    "add_aid": "Ajouter une aide au porteur {holder}",
    "edit_aid": "Modifier une aide du porteur {holder}",
    "remove_aid": "Retirer une aide du porteur {holder}",
    "add_conversation": "Noter l’échange avec {caller}",
    "edit_conversation": "Modifier l’échange avec {caller}",
    "finish_conversation": "Clore l’échange avec {caller}",
    "reopen_conversation": "Rouvrir l’échange avec {caller}",
    "keep_orientation": "Noter l’orientation de {caller}",
    "bin_conversation": "Mettre à la corbeille l’échange avec {caller}",
    "unbin_conversation": "Sortir de la corbeille l’échange avec {caller}",
    "bin_conversations": "Mettre à la corbeille {count} échanges",
    "unbin_conversations": "Sortir de la corbeille {count} échanges",
    "become_dossier": "Faire un dossier {dossier} de l’échange avec {caller}",
    "add_call": "Ajouter l’appel à projets {call}",
    "edit_call": "Modifier l’appel à projets {call}",
    "bin_call": "Mettre à la corbeille l’appel à projets {call}",
    "bin_calls": "Mettre à la corbeille {count} appels à projets",
    "unbin_calls": "Sortir de la corbeille {count} appels à projets",
    "unbin_call": "Sortir de la corbeille l’appel à projets {call}",
    "publish_call": "Publier l’appel à projets {call}",
    "freeze_call": "Figer la grille de l’appel à projets {call}",
    "attach_to_call": "Joindre le fichier {name} à l’appel à projets {call}",
    "register_deposit": "Enregistrer le dépôt de {holder}",
    "edit_deposit": "Modifier le dépôt de {holder}",
    "edit_register": "Modifier le registre de l’appel {call}",
    "remove_deposit": "Retirer le dépôt de {holder}",
    "deposit_dossier": "Faire un dossier {dossier} du dépôt de {holder}",
    "keep_saved_view": "Enregistrer la vue {name}",
    "rename_saved_view": "Renommer la vue {name}",
    "delete_saved_view": "Supprimer la vue {name}",
    "restore_field": "Remettre le champ «\u00a0{field}\u00a0» du dossier {dossier}",
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
