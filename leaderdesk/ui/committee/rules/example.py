"""An invented room beside the rules: how many seats, present, recused; what each rule says, as one types."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.committee.examples import Example, sound, try_rules
from leaderdesk.domain.quorum import VOTERS, Quorum
from leaderdesk.domain.sittings.rules import CommitteeRules
from leaderdesk.ui.kit.controls import text
from leaderdesk.ui.kit.fields import CountField
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.parts.sentences import Said, Sentences
from leaderdesk.ui.parts.verdicts import VerdictCard
from leaderdesk.words import committee_rules as words
from leaderdesk.words.formats import counted
from leaderdesk.words.phrases import spaced

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class ExamplePart(QWidget):
    """Nothing here is kept: it answers what the rules would say."""

    def __init__(self) -> None:
        super().__init__()
        self._rules, self._is_sound = CommitteeRules(), True
        self.form = Form(self._fields(), taken=_LETTERS, columns=3)
        self.verdict = VerdictCard(has_reasons=False)
        self.rules = Sentences(self.tr("Ce que dit chaque règle"))
        self.note = text("", "small", is_wrapped=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(text(self.tr("Essayer ces règles"), "heading"))
        hint = self.tr("Une salle imaginée\u00a0: changez ces nombres, rien n’est enregistré.")
        inside.addWidget(text(hint, "small", is_wrapped=True))
        for each in (self.verdict, self.rules, self.form, self.note):
            inside.addWidget(each)
        example = Example()
        self.form.open({name: getattr(example, name) for name in self.form.cells})
        for signal in (self.form.tried, self.form.edited):
            signal.connect(self._try)

    def show_rules(self, rules: CommitteeRules, *, is_sound: bool) -> None:
        """Answer by these; by none of them while one makes no sense."""
        self._rules, self._is_sound = rules, is_sound
        self._try()

    def _try(self, name: str = "", value: object = None) -> None:
        typed: dict[str, Any] = {**self.form.values(), **({name: value} if name else {})}
        told = {each: number for each, number in typed.items() if isinstance(number, int)}
        wished = Example(**told)
        quorum = try_rules(wished, self._rules.quorum, self._rules.counting)
        if self._is_sound:
            self._say(quorum)
        else:
            self.verdict.say("warning", self.tr("Règles à corriger"), self.tr("L’exemple répondra ensuite."), [])
            self.rules.say([])
        self.note.setText(
            self.tr("Les nombres trop grands sont ramenés aux sièges.") if sound(wished) != wished else ""
        )
        self.note.setVisible(bool(self.note.text()))

    def _say(self, quorum: Quorum) -> None:
        heads = quorum.heads
        figures = ", ".join(
            (
                counted(heads.seats, self.tr("siège"), self.tr("sièges")),
                counted(heads.present.total, self.tr("compté présent"), self.tr("comptés présents")),
                counted(heads.voters.total, self.tr("votant"), self.tr("votants")),
            )
        )
        look, word = self._verdict(quorum)
        self.verdict.say(look, word, f"{figures}.", [])
        self.rules.say(
            [
                Said(
                    "success" if each.is_met else "error",
                    spaced(f"{words.say_rule(each.rule)[:-1]} : {words.say_result(each)}."),
                )
                for each in quorum.rules
            ]
        )

    def _verdict(self, quorum: Quorum) -> tuple[str, str]:
        if not quorum.rules:
            return "warning", self.tr("Aucune règle")
        if quorum.is_quorate:
            return "success", self.tr("Quorum atteint")
        if not any(each.is_met is False for each in quorum.rules if each.rule.of == VOTERS):
            return "error", self.tr("Quorum de présence manqué")
        if quorum.is_presence_met:
            return "error", self.tr("Présence valable, vote non valable")
        return "error", self.tr("Quorum manqué")

    def _fields(self) -> list[Field]:
        return [
            Field("public_seats", self.tr("Sièges publics"), CountField),
            Field("public_present", self.tr("Publics présents"), CountField),
            Field("public_recused", self.tr("Publics déportés"), CountField),
            Field("private_seats", self.tr("Sièges privés"), CountField),
            Field("private_present", self.tr("Privés présents"), CountField),
            Field("private_recused", self.tr("Privés déportés"), CountField),
            Field("vacant", self.tr("Sièges vacants"), CountField),
            Field("grouped", self.tr("Présents d’un même groupe"), CountField),
        ]
