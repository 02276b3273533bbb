"""The keys that work where the keyboard is, outside the menus: in a list, a cell, a field, a record, a review."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

_NATIVE = QKeySequence.SequenceFormat.NativeText
_Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Key:
    """What a key does, and where; `place` is its rank in the list."""

    keys: str
    words: str
    where: str
    place: int


class Keys(QObject):
    """As a table, by place."""

    def elsewhere(self, first: int) -> list[Key]:
        """Every key, ranked from a number on."""
        rows = [(keys, words, where) for where, found in self._places() for keys, words in found]
        return [Key(self._said(keys), words, where, first + rank) for rank, (keys, words, where) in enumerate(rows)]

    def _places(self) -> list[tuple[str, list[_Row]]]:
        return [
            (self.tr("Partout"), self._anywhere()),
            (self.tr("Sur l’accueil"), self._home()),
            (self.tr("Dans une liste"), self._lists()),
            (self.tr("Dans un dessin"), self._drawings()),
            (self.tr("Dans la liste des dossiers"), self._dossiers()),
            (self.tr("Dans une cellule"), self._cells()),
            (self.tr("Dans un champ"), self._fields()),
            (self.tr("Dans une fiche ouverte"), self._records()),
            (self.tr("Dans l’onglet «\u00a0Éligibilité\u00a0»"), self._checks()),
            (self.tr("Dans l’onglet «\u00a0Sélection\u00a0»"), self._notes()),
            (self.tr("Dans la revue des projets"), self._reviews()),
            (self.tr("Dans une séance ouverte"), self._evening()),
            (self.tr("Dans les sièges du comité"), self._seats()),
            (self.tr("Dans un classeur qui entre"), self._arrivals()),
            (self.tr("Dans l’aide"), self._help()),
        ]

    def _anywhere(self) -> list[_Row]:
        return [
            ("Tab", self.tr("Passer à la commande suivante")),
            ("Shift+Tab", self.tr("Revenir à la précédente")),
            ("Alt", self.tr("Montrer les lettres soulignées\u00a0: Alt et la lettre actionne la commande")),
            ("Esc", self.tr("Refermer ce qui vient de s’ouvrir")),
        ]

    def _home(self) -> list[_Row]:
        return [
            ("1|2|3|4", self.tr("Aller à une jauge")),
            ("Up|Down", self.tr("Ligne précédente, suivante, dans toute la page")),
            ("Return", self.tr("Ouvrir la place de la ligne, ou en montrer davantage")),
        ]

    def _drawings(self) -> list[_Row]:
        return [
            ("Left|Right", self.tr("Aller d’un repère du dessin à l’autre, sa valeur est dite")),
            ("Up|Down", self.tr("Aller à la ligne du dessin au-dessus, au-dessous")),
            ("Return", self.tr("Ouvrir ce que montre le repère")),
            ("Ctrl+T", self.tr("Voir les chiffres d’un dessin en tableau, et revenir au dessin")),
        ]

    def _lists(self) -> list[_Row]:
        return [
            ("Return", self.tr("Ouvrir la ligne")),
            ("Ctrl+C", self.tr("Copier la sélection, pour un tableur")),
            ("Ctrl+Shift+C", self.tr("Copier la sélection avec les titres des colonnes")),
            ("Ctrl+A", self.tr("Tout sélectionner")),
            ("Del", self.tr("Mettre à la corbeille les lignes choisies")),
            ("Alt+Down", self.tr("Filtrer, trier ou grouper par la colonne")),
            ("Esc", self.tr("Effacer les filtres")),
            ("Left|Right", self.tr("Replier ou déplier le groupe")),
        ]

    def _dossiers(self) -> list[_Row]:
        return [
            ("Ctrl+Return", self.tr("Ouvrir le dossier")),
            ("Ctrl+Shift+M", self.tr("Donner la même valeur à tous les dossiers choisis")),
            ("Ctrl+Shift+D", self.tr("Dupliquer le dossier")),
            ("Ctrl+Shift+K", self.tr("Comparer deux à quatre dossiers choisis")),
            ("Ctrl+Shift+E", self.tr("Exporter la liste affichée")),
            ("Ctrl+Del", self.tr("Mettre à la corbeille les dossiers choisis")),
        ]

    def _cells(self) -> list[_Row]:
        return [
            ("F2", self.tr("Modifier la cellule, ou taper directement")),
            ("Return", self.tr("Valider et descendre")),
            ("Shift+Return", self.tr("Valider et monter")),
            ("Tab|Shift+Tab", self.tr("Valider et passer à la cellule suivante, à la précédente")),
            ("Tab", self.tr("Sur la dernière ligne d’un tableau à remplir, encore vide\u00a0: sortir du tableau")),
            ("Ctrl+Tab|Ctrl+Shift+Tab", self.tr("Sortir d’un tableau à remplir, vers la suite ou vers ce qui précède")),
            ("Esc", self.tr("Rendre à la cellule ce qu’elle contenait")),
            ("Ctrl+Return", self.tr("Donner la valeur tapée à toute la sélection, ou ouvrir la ligne")),
            ("Ctrl+D", self.tr("Recopier vers le bas")),
            ("Ctrl+V", self.tr("Coller un bloc, après un aperçu")),
            ("Del", self.tr("Vider les cellules choisies")),
            ("Ctrl+Del", self.tr("Retirer la ligne, ou la mettre à la corbeille")),
            ("Alt+Up|Alt+Down", self.tr("Monter, descendre la ligne")),
            ("Ctrl+R", self.tr("Retenir ce devis, remplacer ce financeur")),
        ]

    def _fields(self) -> list[_Row]:
        return [
            ("Return", self.tr("Enregistrer le champ, et passer au suivant")),
            ("Esc", self.tr("Rendre au champ ce qu’il contenait")),
            ("Ctrl+Z", self.tr("Annuler la frappe, tant que le champ n’est pas quitté")),
            ("F4|Alt+Down", self.tr("Ouvrir la liste ou le calendrier")),
            ("Ctrl+;", self.tr("Mettre la date du jour")),
            ("Up|Down", self.tr("Changer la date d’un jour")),
        ]

    def _records(self) -> list[_Row]:
        return [
            ("F6", self.tr("Passer de la liste à la fiche, et retour")),
            ("Ctrl+Tab|Ctrl+PgDown", self.tr("Aller à l’onglet suivant")),
            ("Ctrl+Shift+Tab|Ctrl+PgUp", self.tr("Revenir à l’onglet précédent")),
            ("Alt+1|Alt+0", self.tr("Aller au premier onglet, …, au dernier")),
            ("Ctrl+Shift+S", self.tr("Changer le statut du dossier")),
            ("Ctrl+Shift+Return", self.tr("Faire un dossier du dépôt choisi (appel à projets)")),
            ("Esc", self.tr("Refermer la fiche et revenir à la liste")),
        ]

    def _checks(self) -> list[_Row]:
        return [
            ("Up|Down", self.tr("Passer d’un contrôle, ou d’une pièce, au suivant")),
            ("Return", self.tr("Montrer tout ce qui a été regardé, ou les dates de la pièce")),
            ("C", self.tr("Répondre conforme")),
            ("N", self.tr("Répondre non conforme, avec un motif")),
            ("S", self.tr("Répondre sans objet, avec un motif")),
            ("L", self.tr("Lever un contrôle automatique, avec un motif")),
            ("R", self.tr("Retirer la réponse\u202f; sur une pièce, la recevoir aujourd’hui")),
            ("J", self.tr("Joindre un fichier à la pièce")),
            ("D", self.tr("Noter la pièce demandée aujourd’hui")),
            ("E", self.tr("Ne pas demander la pièce ici, avec un motif")),
        ]

    def _notes(self) -> list[_Row]:
        return [
            ("Up|Down", self.tr("Choisir le niveau au-dessus ou au-dessous")),
            ("Return", self.tr("Garder la note et passer au critère suivant")),
            ("A", self.tr("S’abstenir sur le critère")),
        ]

    def _reviews(self) -> list[_Row]:
        return [
            ("PgDown", self.tr("Passer au dossier suivant")),
            ("PgUp", self.tr("Revenir au dossier précédent")),
            ("Ctrl+PgDown", self.tr("Laisser ce dossier pour la fin")),
            ("Ctrl+Return", self.tr("Laisser la note")),
            ("Ctrl+Shift+O", self.tr("Ouvrir le dossier")),
        ]

    def _evening(self) -> list[_Row]:
        return [
            ("F2", self.tr("Noter une arrivée ou un départ\u00a0: des lettres du nom, puis Entrée")),
            ("Shift+Return", self.tr("Faire sortir la personne pour ce point")),
            ("Ctrl+Return", self.tr("Noter son déport, ou le lever, avec un motif")),
            ("Space", self.tr("Pointer la liste des présents")),
            ("F3", self.tr("Aller au point\u00a0: l’ouvrir, entendre le porteur, écrire le compte rendu")),
            ("Ctrl+PgDown|Ctrl+PgUp", self.tr("Montrer le point suivant, le point précédent")),
            ("Ctrl+Home", self.tr("Revenir au point ouvert")),
            ("F6", self.tr("Passer de l’ordre du jour au point, à la salle")),
            ("Alt+Up|Alt+Down", self.tr("Déplacer le point choisi dans l’ordre du jour")),
            ("F8", self.tr("Projeter, publier un résultat, commencer une pause")),
            ("Shift+F8", self.tr("Agrandir ou réduire l’aperçu de l’écran projeté")),
            (
                "F9",
                self.tr("Masquer ou montrer l’écran projeté, de n’importe quelle page\u202f; B quand il a le clavier"),
            ),
            ("F11", self.tr("Voir le journal de séance, et y retirer un geste (Suppr)")),
            ("F12", self.tr("Clore la séance")),
        ]

    def _seats(self) -> list[_Row]:
        return [
            ("Ctrl+Shift+V", self.tr("Coller une liste copiée dans un tableur")),
            ("Ctrl+Return", self.tr("Remplacer quelqu’un, voir l’historique du siège")),
            ("Ctrl+Del", self.tr("Retirer les sièges choisis")),
        ]

    def _arrivals(self) -> list[_Row]:
        return [
            ("Ctrl+V", self.tr("Lire les lignes copiées dans un tableur, avec leurs titres")),
            ("T", self.tr("Sur une ligne de la feuille\u00a0: les titres sont là")),
            ("D", self.tr("Sur une ligne de la feuille\u00a0: la dernière ligne est là")),
            ("Space", self.tr("Prendre ou laisser les lignes choisies")),
            ("F2", self.tr("Corriger la ligne, ou répondre à ce qu’elle demande")),
            ("F3|Shift+F3", self.tr("Aller à la colonne, au mot ou à la ligne qui attend une réponse")),
            ("1|9", self.tr("Choisir la première réponse, …, la neuvième")),
        ]

    def _help(self) -> list[_Row]:
        return [
            ("Ctrl+F", self.tr("Chercher dans l’aide")),
            ("Alt+Left", self.tr("Revenir à la page lue avant")),
            ("Esc", self.tr("Revenir au travail")),
        ]

    def _said(self, keys: str) -> str:
        names = [QKeySequence(key).toString(_NATIVE) if key != "Alt" else key for key in keys.split("|")]
        # Qt calls « Retour » the key on which French keyboards and their users say « Entrée ».
        return self.tr(" ou ").join(names).replace("Retour", self.tr("Entrée"))
