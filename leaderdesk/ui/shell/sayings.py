"""What the frame of the window says: title, strips, notices, and what undo and redo are called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdesk.domain.errors import Expected
from leaderdesk.ui.kit.messages import Message, failure
from leaderdesk.words.actions import label
from leaderdesk.words.failures import say
from leaderdesk.words.sitting_follow import is_rehearsal

if TYPE_CHECKING:
    from leaderdesk.services.bases import BaseFacts
    from leaderdesk.services.history import Offer


class Sayings(QObject):
    """Sentences that several parts of the frame share."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.read_only_word = self.tr("Lecture seule")
        self.move_word = self.tr("Déplacer")

    def title(self, facts: BaseFacts) -> str:
        """The title of the window: whose base, and which program."""
        name = facts.gal_name or facts.path.stem
        mark = self.tr(" (lecture seule)") if facts.is_read_only else ""
        if facts.is_example and not is_rehearsal(facts.gal_name):
            mark = self.tr(" (EXEMPLE)") + mark
        return f"{name}{mark} – LeaderDesk"

    def opening(self, path: Path | None) -> str:
        """What is said while a base opens."""
        return self.tr("Ouverture de « {} »…").format(path.stem) if path else self.tr("Préparation de la base…")

    def offer(self, name: str, offer: Offer | None) -> str:
        """What undo or redo would do now."""
        plain = self.tr("Annuler") if name == "undo" else self.tr("Rétablir")
        if offer is None:
            return plain
        return self.tr("{} « {} »").format(plain, label(offer.action, offer.subject))

    def replayed(self, name: str, offer: Offer, redo: Callable[[], None], undo: Callable[[], None]) -> Message:
        """What undo or redo has just done, and how to go back."""
        what = label(offer.action, offer.subject)
        if name == "undo":
            return Message("information", self.tr("Annulé : {}.").format(what), self.tr("Rétablir"), redo)
        return Message("information", self.tr("Rétabli : {}.").format(what), self.tr("Annuler"), undo)

    def read_only(self, reason: str | None) -> str:
        """Why nothing can be changed here."""
        reasons = {
            "read_only_file": self.tr("le fichier est protégé en écriture. La base peut être lue, pas modifiée."),
            "read_only_folder": self.tr("le dossier est protégé en écriture, or la base doit y écrire son journal."),
            "stale_sidecars": self.tr("un fichier voisin de la base est protégé en écriture et la bloque."),
        }
        return reasons.get(reason or "", self.tr("vous consultez une copie : rien n’y sera modifié."))

    def fault(self, expected: Expected) -> Message:
        """Why an action was refused, or what the world did."""
        return failure(expected)

    def no_backup(self, expected: Expected) -> Message:
        """A backup was not taken; the work itself is saved."""
        words = self.tr("La sauvegarde n’a pas pu être prise ; vos saisies sont bien dans la base.")
        return Message("warning", f"{words} {say(expected)}")

    def crash(self, report: Path | None) -> str:
        """What is said of a mistake of the program itself."""
        happened = self.tr(
            "Une erreur du programme a interrompu cette action."
            " Rien n’a été enregistré à moitié ; vous pouvez continuer."
        )
        if report is None:
            return happened
        return happened + " " + self.tr("Un rapport sans donnée personnelle a été écrit.")

    def notice(self, code: str, data: dict[str, object]) -> str:
        """What was noticed while the base was opened; nothing where it does not matter to the user."""
        if code == "resumed":
            return self.tr("Reprise après un arrêt imprévu : tout ce qui avait été enregistré est là.")
        if code == "witness_unknown":
            return self.tr("Première ouverture sur ce poste")
        if code == "other_base":
            return self.tr(
                "Ce n’est pas la base que cet ordinateur connaissait à cet endroit\u00a0: elle l’a remplacée."
            )
        if code == "migrated":
            return self.tr("La base a été mise à niveau ; une sauvegarde a été prise juste avant.")
        if code == "place_synchronised":
            return self.tr(
                "Cette base est dans un dossier synchronisé ({}), qui peut l’abîmer pendant le travail."
                " Déplacez-la dans un dossier de ce poste."
            ).format(data.get("sign") or self.tr("non renseigné"))
        return ""
