"""A sitting to hold: nine seats and their suppléants, an expert, five points, two people with an interest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leaderdesk.domain.sheets.sittings.live import LiveSheet
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.services import committees, dossiers, sitting_plans, sitting_rooms, sittings
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, close_base, create_base
from leaderdesk.ui.render import settle
from leaderdesk.ui.sittings.live.frame import LiveFrame
from tests.factories import make_dossier, make_ground
from tests.ui.tabs import Alone, open_alone

DAY, SINCE = date(2026, 11, 21), date(2026, 1, 1)
PUBLIC = (
    ("Commune d’Essai", "Agathe Darvaux", "Bastien Hautefagne"),
    ("Commune d’Étaples", "Clémence Escarpel", "Damien Quintrac"),
    ("Communauté de communes des Marais", "Élodie Zamelin", "Fabien Hébrardin"),
    ("Département", "Gaëlle Fontbrune", "Hervé Lavernelle"),
)
PRIVATE = (
    ("Groupement des commerçants", "Ursule Périgaudet", "Valentin Yverneau"),
    ("Association des Étangs", "Wilfried Zabalcor", "Xavière Abrandol"),
    ("Coopérative du Marais", "Yann Bressolier", "Zoé Cadillou"),
    ("Foyer rural", "Aline Dostemont", "Benoît Estrade"),
    ("Union des artisans", "Carole Faverdin", "Didier Gondrexon"),
)
TITULAIRES = [titulaire for _, titulaire, _ in (*PUBLIC, *PRIVATE)]
PROJECTS = ("Réhabiliter la halle", "Café associatif", "Sentier du littoral")
EXPERT = "Irène Jalbert"


# What was made once is copied afterwards.
_MADE: dict[tuple[bool, tuple[str, ...]], tuple[bytes, int]] = {}


def make_sitting(path: Path, around: Around, *, is_open: bool = True, present: Iterable[str] = ()) -> int:
    """A closed base with the sitting, opened, and some of its committee in the room."""
    wanted = (is_open, tuple(present))
    if wanted not in _MADE:
        base = create_base(path, around, gal_name="GAL Pays des Marais")
        sitting = plan_sitting(base)
        if is_open:
            sittings.open_sitting(base, sitting)
            for person in wanted[1]:
                sittings.note_gesture(base, sitting, told.Arrived(person))
        close_base(base, around)
        _MADE[wanted] = (path.read_bytes(), sitting)
    path.write_bytes(_MADE[wanted][0])
    return _MADE[wanted][1]


def plan_sitting(base: OpenBase) -> int:
    """The committee, its projects, and the sitting with its agenda."""
    ground = make_ground(base)
    drafts = [committees.SeatDraft(name, "public", "élus", one, other) for name, one, other in PUBLIC]
    drafts += [committees.SeatDraft(name, "private", None, one, other) for name, one, other in PRIVATE]
    committees.add_seats(base, drafts, SINCE)
    committees.add_member(base, EXPERT)
    members = {row.name: row.id for row in committees.read_committee(base).members}
    for rank, name in enumerate(("Agathe Darvaux", "Ursule Périgaudet"), 1):
        committees.give_office(base, members[name], rank, SINCE)
    committees.give_mandate(base, members[EXPERT], "consultative", SINCE)
    keys = [make_dossier(base, ground, f"2026-{place:03}", title) for place, title in enumerate(PROJECTS, 1)]
    dossiers.edit_dossier(base, keys[0], summary="Une halle couverte pour le marché et les fêtes du bourg.")
    for name in ("Agathe Darvaux", "Clémence Escarpel"):
        committees.declare_interest(base, members[name], keys[0], "Élu de la commune porteuse")
    made = sitting_plans.create_sitting(
        base, sitting_plans.SittingDraft("Comité de novembre", DAY, place="Salle des fêtes d’Essai")
    )
    points = [sitting_plans.PointDraft("Compte rendu du comité de juin", "minutes", None, "minutes", 5)]
    points += [sitting_plans.PointDraft("", "project", key, "selection", 15) for key in keys]
    points.append(sitting_plans.PointDraft("Calendrier de l’évaluation", "information", None, "other", 10))
    sitting_plans.add_points(base, made, points)
    return made


@dataclass(frozen=True, slots=True)
class Held:
    """A sitting on the screen, alone in its window."""

    alone: Alone
    frame: LiveFrame
    sitting: int

    def press(self, *keys: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys, or type texts, where the keyboard is."""
        for key in keys:
            if isinstance(key, str):
                type_letters(self.focus(), key)
            else:
                QTest.keyClick(self.focus(), key, modifier)
            self.settle()

    def focus(self) -> QWidget:
        """Where the keyboard is."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def settle(self) -> None:
        """Let everything that was asked come back."""
        settle(cast("Any", self.alone))
        QApplication.processEvents()

    def ask(self, work: Callable[[OpenBase], Any]) -> Any:  # noqa: ANN401 - whatever is asked
        """What a service says now."""
        answers: list[Any] = []
        self.alone.desk.ask(work, answers.append)
        self.settle()
        return answers[0]

    def sheet(self) -> LiveSheet:
        """The sitting as the base has it."""
        found = self.ask(lambda base: sitting_rooms.read_live(base, self.sitting))
        assert isinstance(found, LiveSheet)
        return found

    def where(self, name: str) -> str:
        """Where somebody is."""
        person = self.sheet().room.person(name)
        assert person is not None
        return person.where

    def do(self, *gestures: told.Gesture) -> None:
        """Note gestures behind the page's back, and let it read them."""
        for gesture in gestures:
            self.alone.desk.act(partial(sittings.note_gesture, sitting_id=self.sitting, gesture=gesture))
        self.settle()


def hold(
    qtbot: QtBot, app: QApplication, path: Path, around: Around, sitting: int, *, is_read_only: bool = False
) -> Held:
    """Show the open page of a sitting, with the keyboard in it."""
    alone = open_alone(app, path, around)
    if is_read_only:
        alone.desk.look_at(path)
        settle(cast("Any", alone))
    frame = LiveFrame(alone.desk)
    qtbot.addWidget(frame)
    frame.resize(1366, 720)
    with qtbot.waitActive(frame):
        frame.show()
        frame.activateWindow()
    frame.show_sitting(sitting)
    held = Held(alone, frame, sitting)
    held.settle()
    held.settle()
    return held


def type_letters(widget: QWidget, words: str) -> None:
    """Type as a keyboard does; Qt's own test keys stop at letters without accents."""
    for letter in words:
        if letter.isascii():
            QTest.keyClicks(widget, letter)
            continue
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
