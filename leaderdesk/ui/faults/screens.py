"""What a fault screen says and offers, as a plain value; the sentence of the fault itself comes from `words`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.errors import Expected
from leaderdesk.words.failures import say
from leaderdesk.words.formats import moment


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing the user can do about it; the first of a screen is the one advised."""

    name: str
    words: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """One fault screen."""

    icon: str
    title: str
    paragraphs: tuple[str, ...]
    facts: tuple[tuple[str, str], ...] = ()
    choices: tuple[Choice, ...] = ()
    shows_backups: bool = False


class Screens(QObject):
    """Composes the screen of each fault."""

    def of(self, path: Path | None, fault: Expected, *, is_this_machine: bool = False) -> Screen:
        """The screen for a base that could not be opened as asked."""
        makers: dict[str, Callable[[], Screen]] = {
            "held": lambda: self._held(path, fault, is_this_machine=is_this_machine),
            "newer_version": lambda: self._newer(path, fault),
            "network_place": lambda: self._elsewhere("network", self.tr("Cette base est sur le réseau"), path, fault),
            "removable_place": lambda: self._elsewhere(
                "usb", self.tr("Cette base est sur un disque amovible"), path, fault
            ),
            "linked_file": lambda: self._elsewhere("copy", self.tr("Ce fichier porte plusieurs noms"), path, fault),
            "read_only_file": lambda: self._locked(path, fault),
            "read_only_folder": lambda: self._locked(path, fault),
            "stale_sidecars": lambda: self._locked(path, fault),
            "unreadable": lambda: self._closed_door(path, fault),
            "disk_full": lambda: self._full(path, fault),
            "write_failed": lambda: self._full(path, fault),
        }
        maker = makers.get(fault.code)
        return maker() if maker else self._recovery(path, fault)

    def restore_asked(self, path: Path) -> Screen:
        """The choice of a backup, asked for by the user and not by a fault."""
        return Screen(
            icon="restore",
            title=self.tr("Revenir à une sauvegarde"),
            paragraphs=(
                self.tr(
                    "La base reprendra l’état de la sauvegarde choisie. La base actuelle ne sera pas effacée :"
                    " elle sera mise de côté, dans un dossier voisin, et pourra être reprise."
                ),
            ),
            facts=self._place(path),
            choices=(self._restore(), Choice("retry", self.tr("&Garder la base actuelle"))),
            shows_backups=True,
        )

    def restored(self, at: datetime, lost: int | None, quarantine: Path, path: Path) -> Screen:
        """What a restore gave back, what is missing since, and where the replaced files lie."""
        older = self.tr("La base est de nouveau telle qu’elle était le {}.").format(moment(at))
        if lost is None:
            since = self.tr("Ce qui a été saisi après cette date n’y figure plus.")
        elif lost == 0:
            since = self.tr("Rien n’avait été saisi depuis : rien ne manque.")
        elif lost == 1:
            since = self.tr("Une action, faite après cette date, n’y figure plus.")
        else:
            since = self.tr("{} actions, faites après cette date, n’y figurent plus.").format(lost)
        kept = self.tr("Les fichiers remplacés n’ont pas été effacés : ils sont dans le dossier indiqué ci-dessous.")
        return Screen(
            icon="success",
            title=self.tr("Sauvegarde restaurée"),
            paragraphs=(f"{older} {since}", kept),
            facts=(*self._place(path), (self.tr("Fichiers mis de côté"), str(quarantine))),
            choices=(Choice("retry", self.tr("&Ouvrir la base"), "open"),),
        )

    def _recovery(self, path: Path | None, fault: Expected) -> Screen:
        titles = {
            "missing": self.tr("Base introuvable"),
            "empty_file": self.tr("Ce fichier est vide"),
            "not_a_base": self.tr("Ce fichier n’est pas une base LeaderDesk"),
            "damaged": self.tr("Cette base est abîmée"),
            "foreign_wal": self.tr("Un fichier d’une autre base se trouve à côté de celle-ci"),
            "lost_changes": self.tr("Des saisies manquent dans cette base"),
            "older_copy": self.tr("Cette base est plus ancienne que celle que vous avez quittée"),
        }
        title = titles.get(fault.code, self.tr("Cette base n’a pas pu être ouverte"))
        paragraphs, facts, choices = [say(fault)], list(self._place(path)), [self._restore()]
        if fault.code in ("lost_changes", "older_copy"):
            paragraphs.append(
                self.tr(
                    "« Ouvrir quand même » reprend la base comme elle est : ce qui manque ne reviendra pas de"
                    " lui-même. Les sauvegardes restent en place."
                )
            )
            choices.append(Choice("accept", self.tr("Ouvrir &quand même")))
            facts += self._loss(fault.data)
        if fault.code == "damaged":
            choices.append(Choice("rescue", self.tr("&Extraire ce qui est lisible…")))
        choices += [Choice("retry", self.tr("&Réessayer")), self._home()]
        return Screen("warning", title, tuple(paragraphs), tuple(facts), tuple(choices), shows_backups=True)

    def _held(self, path: Path | None, fault: Expected, *, is_this_machine: bool) -> Screen:
        data = fault.data
        unknown = self.tr("non renseigné")
        facts = (
            *self._place(path),
            (self.tr("Ouverte par"), str(data.get("user") or unknown)),
            (self.tr("Sur l’ordinateur"), str(data.get("machine") or unknown)),
            (self.tr("Depuis"), _moment_or(data.get("since"), unknown)),
        )
        # No copy to look at: of a base that somebody is writing, it might be torn.
        choices = [Choice("retry", self.tr("&Réessayer"), "restore")]
        if is_this_machine and data.get("address"):
            choices.insert(0, Choice("front", self.tr("Afficher cette fe&nêtre"), "open"))
        return Screen("people", self.tr("Cette base est déjà ouverte"), (say(fault),), facts, (*choices, self._home()))

    def _newer(self, path: Path | None, fault: Expected) -> Screen:
        facts = (
            *self._place(path),
            (self.tr("Version de la base"), _version(fault.data.get("found"))),
            (self.tr("Version connue de ce programme"), _version(fault.data.get("known"))),
        )
        title = self.tr("Cette base vient d’une version plus récente")
        return Screen(
            "update", title, (say(fault),), facts, (self._home(), Choice("choose", self.tr("&Ouvrir une autre base")))
        )

    def _elsewhere(self, icon: str, title: str, path: Path | None, fault: Expected) -> Screen:
        choices = (
            Choice("copy", self.tr("&Travailler sur une copie locale"), "copy"),
            Choice("look", self.tr("&Consulter sans modifier")),
            self._home(),
        )
        return Screen(icon, title, (say(fault), self._copy_hint()), self._place(path), choices)

    def _locked(self, path: Path | None, fault: Expected) -> Screen:
        choices = (
            Choice("copy", self.tr("&Copier et ouvrir"), "copy"),
            Choice("look", self.tr("Consulter &sans modifier")),
            Choice("retry", self.tr("&Réessayer")),
            self._home(),
        )
        title = self.tr("Cette base est en lecture seule")
        return Screen("lock", title, (say(fault), self._copy_hint()), self._place(path), choices)

    def _closed_door(self, path: Path | None, fault: Expected) -> Screen:
        choices = (Choice("retry", self.tr("&Réessayer"), "restore"), self._home())
        return Screen("lock", self.tr("Cette base ne peut pas être lue"), (say(fault),), self._place(path), choices)

    def _full(self, path: Path | None, fault: Expected) -> Screen:
        title = self.tr("Le disque est plein") if fault.code == "disk_full" else self.tr("Le disque refuse l’écriture")
        choices = (
            Choice("retry", self.tr("&Réessayer"), "restore"),
            Choice("look", self.tr("&Consulter sans modifier")),
            self._home(),
        )
        return Screen("disk", title, (say(fault),), self._place(path), choices)

    def _copy_hint(self) -> str:
        return self.tr(
            "La copie est placée avec vos bases, sur ce poste. Le fichier d’origine reste où il est, tel quel."
        )

    def _restore(self) -> Choice:
        return Choice("restore", self.tr("Re&staurer la sauvegarde choisie"), "restore")

    def _home(self) -> Choice:
        return Choice("home", self.tr("Re&venir à l’accueil"))

    def _place(self, path: Path | None) -> tuple[tuple[str, str], ...]:
        return ((self.tr("Fichier"), str(path)),) if path else ()

    def _loss(self, data: dict[str, Any]) -> list[tuple[str, str]]:
        facts = []
        if data.get("missing"):
            facts.append((self.tr("Actions manquantes"), str(data["missing"])))
        if data.get("since"):
            facts.append((self.tr("Dernier état connu"), _moment_or(data["since"], "")))
        return facts


def _moment_or(value: object, otherwise: str) -> str:
    return moment(datetime.fromisoformat(value)) if isinstance(value, str) and value else otherwise


def _version(found: object) -> str:
    return ".".join(str(each) for each in found) if isinstance(found, tuple | list) else str(found)
