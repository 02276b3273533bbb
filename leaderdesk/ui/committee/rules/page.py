"""The rules of the committee: a model to begin with, then every rule as the GAL has it, and an example that answers.

What is sound is kept at once; rules that cannot be stay aside until they can, with what is wrong in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.programmes.problems import Problem
from leaderdesk.domain.sittings.rules import PRESETS, CommitteeRules, problems_of_rules, read_rules, write_rules
from leaderdesk.ui.committee.rules.fields import values_of, with_field
from leaderdesk.ui.committee.rules.tables import majority_lines, rule_lines, with_entries, with_majorities
from leaderdesk.ui.committee.rules.view import RulesView
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.tables.editing import CellEdit
from leaderdesk.ui.page import Page
from leaderdesk.ui.parts.entries import Entry
from leaderdesk.ui.parts.sentences import Said
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.words import committee_rules as words
from leaderdesk.words.formats import counted

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done

PLACE = "committee-rules-waiting"
_CODE = "committee_rules"
_OWNER = 1


@dataclass(frozen=True, slots=True)
class Read:
    """The text in force, how often it was changed, and a draft that waits."""

    text: str
    versions: int
    draft: str


class RulesPage(Page):
    """Decides what the rules do."""

    help_page = "comite-regles"
    topics = frozenset({"settings"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = RulesView()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self.undoing = Undoing(desk, self.said, self)
        self.rules = CommitteeRules()
        self._flags: set[tuple[Any, str]] = set()
        self._on_the_way = 0
        self._connect()

    @property
    def is_read_only(self) -> bool:
        """True while the base may only be looked at."""
        return self.desk.state is None or self.desk.state.facts.is_read_only

    def refresh(self) -> None:
        def work(base: OpenBase) -> Read:
            from leaderdesk.services.asides import drafts
            from leaderdesk.services.settings import read_settings

            row = next(each for each in read_settings(base) if each.spec.code == _CODE)
            return Read(row.value, len(row.versions), drafts(base).get(PLACE, ""))

        self.desk.ask(work, self._show)

    def focus_main(self) -> None:
        self.view.preset.setFocus()

    def _connect(self) -> None:
        view = self.view
        view.preset.edited.connect(self._choose)
        view.quorum.wished.connect(self._change_quorum)
        view.remove.clicked.connect(lambda: self._change_quorum(view.quorum.removals()))
        view.majorities.table.edits_wished.connect(self._change_majorities)
        view.form.edited.connect(lambda name, value: self._keep(with_field(self.rules, name, value)))
        view.form.tried.connect(self._try)
        view.give_up.clicked.connect(self._give_up)

    # What is shown

    def _show(self, read: Read) -> None:
        if self._on_the_way:
            return
        drafted = _rules_of(read.draft)
        self.view.set_read_only(is_read_only=self.is_read_only)
        self.view.versions.setText(self._told(read.versions))
        self._show_rules(drafted or read_rules(read.text), is_waiting=drafted is not None)

    def _show_rules(self, rules: CommitteeRules, *, is_waiting: bool) -> None:
        view, self.rules = self.view, rules
        problems = problems_of_rules(write_rules(rules))
        view.quorum.show_lines(view.quorum.lines_for(_OWNER, rule_lines(rules.quorum)))
        self._flag(problems)
        lines = lines_of(view.majorities.model.columns, majority_lines(rules.majorities), lambda each: each.id)
        view.majorities.show_lines(lines)
        view.majorities.table.show_rows(len(lines))
        view.form.show(values_of(rules))
        name = next((each for each, preset in PRESETS.items() if preset == rules), words.OWN)
        view.preset.refresh_value(name)
        view.about.setText(words.preset_help(name))
        view.give_up.setVisible(is_waiting)
        said = [Said("warning", self._problem(each)) for each in problems]
        if said:
            said.insert(0, Said("information", self.tr("Ces modifications ne sont pas encore enregistrées.")))
        view.problems.say(said)
        view.example.show_rules(rules, is_sound=not problems)

    def _flag(self, problems: Sequence[Problem]) -> None:
        """Say under each cell what is wrong in it."""
        model = self.view.quorum.model
        for place in self._flags:
            model.flag(*place, "", "")
        self._flags = set()
        lines = (model.line(row) for row in range(model.rowCount()))
        # A line keeps the identity it was begun under, whatever its rank has become.
        known = {self.view.quorum.key_of(line.identity): line.identity for line in lines if line is not None}
        for problem in problems:
            start, _, rest = problem.place.partition("].")
            if rest and start.startswith("quorum["):
                rank = int(start.removeprefix("quorum["))
                column = model.columns[model.place_of(rest)]
                told = column.text(rule_lines(self.rules.quorum)[rank])
                said = words.say_problem(problem.code, str(problem.data.get("choices", "")))
                place = (known.get(rank, rank), rest)
                model.flag(*place, told or " ", said)
                self._flags.add(place)

    def _problem(self, problem: Problem) -> str:
        start, _, rest = problem.place.partition("].")
        said = words.say_problem(problem.code, str(problem.data.get("choices", "")))
        if rest and start.startswith("quorum["):
            rank = int(start.removeprefix("quorum[")) + 1
            return self.tr("Règle {}\u00a0: {}").format(rank, f"{said[0].lower()}{said[1:]}")
        return said

    def _told(self, versions: int) -> str:
        if not versions:
            return self.tr("Aucun texte trouvé ne fixe ces règles\u00a0: celles-ci sont un point de départ.")
        count = counted(versions, self.tr("version gardée"), self.tr("versions gardées"))
        return self.tr("{}, dans l’historique. Une séance garde les règles du jour où elle s’est ouverte.").format(
            count
        )

    # What is typed

    def _try(self, name: str, value: object) -> None:
        """The example answers at each key."""
        rules = with_field(self.rules, name, value)
        self.view.example.show_rules(rules, is_sound=not problems_of_rules(write_rules(rules)))

    def _change_quorum(self, entries: Sequence[Entry]) -> None:
        if entries and not self.is_read_only:
            rules = replace(self.rules, quorum=with_entries(self.rules.quorum, entries))
            self._keep(rules, self.tr("Règle retirée.") if entries[0].is_removed else "")

    def _change_majorities(self, edits: Sequence[CellEdit]) -> None:
        changes: dict[int, dict[str, Any]] = {}
        for edit in edits:
            changes.setdefault(int(edit.identity), {})[edit.column] = edit.new
        lines = majority_lines(self.rules.majorities)
        self._keep(replace(self.rules, majorities=with_majorities(self.rules.majorities, lines, changes)))

    def _choose(self, name: object) -> None:
        if name in PRESETS:
            said = self.tr("Règles du comité\u00a0: modèle «\u00a0{}\u00a0».").format(words.presets()[str(name)])
            self._keep(PRESETS[str(name)], said)
        else:
            self._show_rules(self.rules, is_waiting=self.view.give_up.isVisible())

    def _keep(self, rules: CommitteeRules, said: str = "") -> None:
        if rules == self.rules:
            # What was emptied takes back what it had.
            QTimer.singleShot(0, lambda: self.view.form.show(values_of(self.rules)))
            return
        is_sound = not problems_of_rules(write_rules(rules))
        self._show_rules(rules, is_waiting=not is_sound)
        name = next((each for each, preset in PRESETS.items() if preset == rules), None)

        def work(base: OpenBase) -> Done | None:
            from leaderdesk.services.asides import drafts, forget_draft, keep_draft
            from leaderdesk.services.reading import today
            from leaderdesk.services.settings import set_setting

            if not is_sound:
                keep_draft(base, PLACE, write_rules(rules))
                return None
            done = set_setting(base, _CODE, name or write_rules(rules), holds_from=today(base))
            if PLACE in drafts(base):
                forget_draft(base, PLACE)
            return done

        self._on_the_way += 1
        self.desk.act(work, self.undoing.after(said if is_sound else ""), self._arrive)

    def _arrive(self) -> None:
        self._on_the_way -= 1
        if not self._on_the_way:
            self.refresh()

    def _give_up(self) -> None:
        def work(base: OpenBase) -> None:
            from leaderdesk.services.asides import forget_draft

            forget_draft(base, PLACE)

        self.desk.ask(work, lambda _: self.refresh())


def _rules_of(draft: str) -> CommitteeRules | None:
    """The rules of a draft; None where there is none, or if another version of the program wrote it."""
    try:
        return read_rules(draft) if draft else None
    except WrongInput:
        return None
