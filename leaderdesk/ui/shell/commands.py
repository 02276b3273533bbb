"""The commands of the menus and their keys, as a table: one place for menus, keyboard and the list of shortcuts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from leaderdesk.ui.shell.places import Places


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the window can do; the first key is the one shown."""

    name: str
    menu: str
    words: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs_base: bool = False


class Commands(QObject):
    """The words of all commands."""

    def menus(self) -> list[tuple[str, str]]:
        """The menus, from left to right."""
        return [
            ("file", self.tr("&Fichier")),
            ("edit", self.tr("É&dition")),
            ("view", self.tr("&Affichage")),
            ("help", self.tr("A&ide")),
        ]

    def all(self) -> list[Command]:
        """The commands, in the order of the menus; an empty name is a separator."""
        return [*self._file(), *self._edit(), *self._view(), *self._help()]

    def _file(self) -> list[Command]:
        return [
            Command("new", "file", self.tr("&Nouvelle base…"), ("Ctrl+N",), "new"),
            Command("open", "file", self.tr("&Ouvrir une base…"), ("Ctrl+O",), "open"),
            Command("recents", "file", self.tr("Bases &récentes")),
            Command("example", "file", self.tr("Base d’&exemple"), (), "example"),
            Command("", "file", ""),
            Command("import", "file", self.tr("&Importer un classeur…"), ("Ctrl+I",), "workbooks", needs_base=True),
            Command("", "file", ""),
            Command("back_up", "file", self.tr("&Sauvegarder maintenant"), ("Ctrl+S",), "backups", needs_base=True),
            Command("close", "file", self.tr("&Fermer la base"), ("Ctrl+W",), "", needs_base=True),
            Command("", "file", ""),
            Command("quit", "file", self.tr("&Quitter"), ("Ctrl+Q",)),
        ]

    def _edit(self) -> list[Command]:
        return [
            Command("undo", "edit", self.tr("&Annuler"), ("Ctrl+Z",), "undo", needs_base=True),
            Command("redo", "edit", self.tr("&Rétablir"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo", needs_base=True),
            Command("", "edit", ""),
            Command("new_dossier", "edit", self.tr("&Nouveau dossier…"), ("Ctrl+Shift+N",), "new", needs_base=True),
            Command("search", "edit", self.tr("Rec&hercher partout…"), ("Ctrl+K",), "search"),
            Command("find", "edit", self.tr("&Filtrer la liste"), ("Ctrl+F",), "filter", needs_base=True),
        ]

    def _view(self) -> list[Command]:
        return [
            *(
                Command(place.name, "view", place.words, (place.key,), place.icon, needs_base=True)
                for place in Places(self).all()
            ),
            Command("", "view", ""),
            Command("larger", "view", self.tr("Te&xte plus grand"), ("Ctrl++", "Ctrl+=")),
            Command("smaller", "view", self.tr("Texte plus petit"), ("Ctrl+-",)),
            Command("usual", "view", self.tr("Taille habituelle du texte"), ("Ctrl+0",)),
            Command("", "view", ""),
            Command("system", "view", self.tr("Couleurs du s&ystème")),
            Command("light", "view", self.tr("Couleurs claires")),
            Command("dark", "view", self.tr("Couleurs sombres")),
        ]

    def _help(self) -> list[Command]:
        return [
            Command("help", "help", self.tr("&Aide de cette page"), ("F1",), "help"),
            Command("contents", "help", self.tr("&Sommaire de l’aide")),
            Command("shortcuts", "help", self.tr("&Raccourcis clavier"), ("Ctrl+/",), "keyboard"),
        ]
