"""A vote by hands or by slips while it goes on: its totals, held against the voices there are, and the casting vote."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.sheets.sittings.votes import VoteSheet
from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.fields import CountField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.votes.motions import TAKEN
from leaderdesk.words import formats
from leaderdesk.words import sitting_votes as words

if TYPE_CHECKING:
    from datetime import datetime

_REST = "not_voting"


class CountBox(QWidget):
    """Fields of numbers, Enter from one to the next; `counted` carries the totals and the casting vote."""

    counted = Signal(object, object)

    def __init__(self, conduct: Conduct, *, is_secret: bool) -> None:
        super().__init__()
        self._conduct, self._is_secret = conduct, is_secret
        self._point = ""
        self._vote: VoteSheet | None = None
        self._since: datetime | None = None
        self._trying: dict[str, int | None] = {}
        named = {"in_favour": self.tr("Pour"), "against": self.tr("Contre"), "abstentions": self.tr("Abstentions")}
        named |= {"voids": self.tr("Blancs ou nuls")} if is_secret else {}
        named |= {_REST: self.tr("Ne prennent pas part")}
        self.form = Form(
            [Field(name, label, CountField) for name, label in named.items()], taken=TAKEN, columns=5, characters=20
        )
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.voters = text("", "strong", is_wrapped=True)
        self.gap = text("", "strong", is_wrapped=True)
        self.rest = button("")
        self.close_vote = button(self.tr("Terminer le vote (Ctrl+Entrée)"), "primary", "check")
        self.drop = button(self.tr("Abandonner le vote…"), "", "close")
        self.tie = CastingBox()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for part in (self.voters, self.form, self.gap):
            inside.addWidget(part)
        # Placed by the view, where nothing scrolls it away.
        self.bar = QWidget()
        self.bar.setLayout(Flow(self.close_vote, self.rest, self.drop))
        inside.addWidget(self.tie)
        inside.addStretch(1)
        self.form.tried.connect(self._on_tried)
        self.form.edited.connect(self._on_edited)
        # From any number: Enter goes on to the next one.
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._end_if_allowed)
        self.rest.clicked.connect(self._fill_rest)
        self.close_vote.clicked.connect(self._end)
        self.tie.given.connect(self._cast)

    def show_vote(self, point: str, vote: VoteSheet) -> None:
        """Show who may vote; what is being typed stays."""
        is_new = (self._point, self._since) != (point, vote.since)
        self._point, self._since, self._vote = point, vote.since, vote
        if is_new:
            self._trying = {}
            self.form.open(self._kept())
            self.tie.hide()
        told = formats.counted(len(vote.voters), "voix à compter", "voix à compter")
        slips = self.tr(" Les bulletins ne portent aucune marque\u00a0; seuls leurs totaux sont gardés.")
        self.voters.setText(f"{told}.{slips if self._is_secret else ''}")
        self.form.set_read_only(self._conduct.is_read_only)
        for made in (self.close_vote, self.rest, self.drop):
            made.setEnabled(not self._conduct.is_read_only)
        self._check()

    def focus_main(self) -> None:
        """The first number, or the voice that is awaited."""
        if self.tie.isVisibleTo(self):
            self.tie.focus_main()
        else:
            self.form.focus_first()

    def forget(self) -> None:
        """The vote is over: its count is in the record."""
        self._since = None
        self._conduct.keep(_place(self._point), "")

    def _totals(self) -> Totals:
        values = {**self.form.values(), **self._trying}
        return Totals(**{name: int(value or 0) for name, value in values.items()})

    def _missing(self) -> int:
        totals = self._totals()
        return (len(self._vote.voters) if self._vote is not None else 0) - totals.votes - totals.not_voting

    def _check(self) -> None:
        is_empty = all(value is None for value in {**self.form.values(), **self._trying}.values())
        missing = self._missing()
        voters = len(self._vote.voters) if self._vote is not None else 0
        told = "" if is_empty else words.say_count(voters - missing, voters)
        self.gap.setText(told)
        self.gap.setVisible(bool(told))
        self.rest.setVisible(bool(told) and missing > 0)
        word = self.tr("Les {} autres ne prennent pas part") if missing > 1 else self.tr("L’autre ne prend pas part")
        self.rest.setText(word.format(missing))

    def _on_tried(self, name: str, value: int | None) -> None:
        self._trying[name] = value
        self.tie.hide()
        self._check()

    def _on_edited(self, name: str, _value: object) -> None:
        self._trying.pop(name, None)
        self._check()
        if not self._is_secret:
            # Nothing of a secret vote is written down before its totals are whole.
            values = {name: value for name, value in self.form.values().items() if value is not None}
            self._conduct.keep(_place(self._point), json.dumps(values))

    def _end_if_allowed(self) -> None:
        if self.close_vote.isEnabled():
            self._end()

    def _kept(self) -> dict[str, int]:
        text = "" if self._is_secret else self._conduct.kept(_place(self._point))
        try:
            return cast("dict[str, int]", json.loads(text)) if text else {}
        except ValueError:
            return {}

    def _fill_rest(self) -> None:
        self.form.commit()
        editor = self.form.editor(_REST)
        editor.take(int(editor.value() or 0) + self._missing())
        self.close_vote.setFocus()

    def _end(self) -> None:
        self.form.commit()
        self._trying = {}
        self._check()
        vote, totals = self._vote, self._totals()
        if vote is None or self.form.problems():
            self.form.focus_field(next(iter(self.form.problems()), "in_favour"))
        elif self._missing():
            self.gap.setText(words.say_count(len(vote.voters) - self._missing(), len(vote.voters)))
            self.gap.show()
            self.form.focus_field("in_favour")
        elif vote.is_tie(totals) and vote.casting_by is not None:
            self.tie.ask(vote, totals)
        else:
            self.counted.emit(totals, None)

    def _cast(self, side: object) -> None:
        self.counted.emit(self._totals(), side)


class CastingBox(QFrame):
    """A tie waits for the voice of whoever presides, said aloud."""

    given = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "warning")
        self.word = text(self.tr("Partage des voix"), "word")
        self.who = text("", is_wrapped=True)
        self.is_for = button(self.tr("Sa voix est pour"))
        self.is_against = button(self.tr("Sa voix est contre"))
        self.is_none = button(self.tr("Ne la donne pas"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(6)
        inside.addWidget(self.word)
        inside.addWidget(self.who)
        inside.addLayout(Flow(self.is_for, self.is_against, self.is_none))
        self.is_for.clicked.connect(lambda: self.given.emit("for"))
        self.is_against.clicked.connect(lambda: self.given.emit("against"))
        self.is_none.clicked.connect(lambda: self.given.emit(None))
        self.hide()

    def ask(self, vote: VoteSheet, totals: Totals) -> None:
        """Wait for the casting vote."""
        tie = words.say_tie(vote.majority, vote.casting_by)
        self.who.setText(f"{words.say_totals(totals)}. {tie}")
        self.show()
        self.focus_main()

    def focus_main(self) -> None:
        """The first of its answers."""
        self.is_for.setFocus()


def _place(key: str) -> str:
    return f"count:{key}"
