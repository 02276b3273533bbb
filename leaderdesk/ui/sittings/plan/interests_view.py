"""Builds the interests of a sitting: the links to answer, what was answered, an interest noted by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.sittings.conflicts import Answered, Suggested
from leaderdesk.domain.sittings.plans import PlannedPoint
from leaderdesk.ui.kit.controls import button, column, row, scrolled, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import ChoiceField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.sittings.plan.leaving import WhyBox
from leaderdesk.words import codes
from leaderdesk.words.committee import say_suggestion
from leaderdesk.words.formats import capital, counted, day, number

_WIDEST = 170
_FEWEST, _MOST = 3, 10


@dataclass(frozen=True, slots=True)
class SuggestedLine:
    """A link to answer, with its point."""

    suggested: Suggested
    rank: int
    point: PlannedPoint

    @property
    def key(self) -> tuple[int, int, str, str]:
        """What tells it from the others."""
        suggestion = self.suggested.suggestion
        return self.suggested.member_id, self.suggested.dossier_id, suggestion.reason, suggestion.party.name


@dataclass(frozen=True, slots=True)
class AnsweredLine:
    """What was answered, with its point."""

    answered: Answered
    rank: int
    point: PlannedPoint


class InterestsView(QWidget):
    """The parts, one below the other."""

    def __init__(self, taken: str) -> None:
        super().__init__()
        self.title = text("", "heading", is_wrapped=True)
        self.asked = self._listing(
            [*self._points(), self._member("suggested.member"), self._why()],
            self.tr("Liens à vérifier"),
            Empty("success", self.tr("Aucun lien à vérifier"), self.tr("Seul un membre peut dire s’il a un intérêt.")),
        )
        self.why = text("", is_wrapped=True)
        self.confirm = button(self.tr("C’est un intérêt (O)"), "", "check")
        self.dismiss = button(self.tr("Écarter, avec un motif (N)"), "quiet", "close")
        self.reason = WhyBox()
        self.said_title = text("", "heading", is_wrapped=True)
        self.said = self._listing(
            [*self._points(), self._member("answered.member"), *self._answers()],
            self.tr("Intérêts notés ou écartés"),
            Empty("people", self.tr("Rien de noté"), self.tr("Qui a un intérêt sort de la salle pour ce point.")),
        )
        self.take_back = button(self.tr("Revenir sur la réponse (Suppr)"), "quiet", "undo")
        self.form = Form(
            [
                Field("member", self.tr("Membre"), partial(ChoiceField, {}, 26)),
                Field("dossier", self.tr("Projet"), partial(ChoiceField, {}, 36)),
                Field("reason", self.tr("Motif"), width=40),
            ],
            taken=taken,
        )
        self.declare = button(self.tr("Noter l’intérêt"), "", "check")
        parts = column(
            self.title,
            self.asked,
            self.why,
            Flow(self.confirm, self.dismiss),
            self.reason,
            self.said_title,
            self.said,
            Flow(self.take_back),
            text(self.tr("Noter un intérêt déclaré de vive voix"), "heading"),
            self.form,
            row(self.declare, None),
            None,
            gap=8,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scrolled(parts, _WIDEST, is_centred=False))

    def show_counts(self, asked: int, said: int) -> None:
        """How many links wait for an answer, how many have one."""
        links = counted(asked, self.tr("lien à vérifier"), self.tr("liens à vérifier"))
        self.title.setText(
            self.tr("{}, repérés dans ce que la base sait").format(capital(links))
            if asked
            else self.tr("Liens à vérifier")
        )
        answers = counted(said, self.tr("réponse"), self.tr("réponses"))
        self.said_title.setText(self.tr("Déjà noté\u00a0: {}").format(answers) if said else self.tr("Déjà noté"))
        for listing, count in ((self.asked, asked), (self.said, said)):
            listing.table.show_rows(min(max(count, _FEWEST), _MOST))

    def show_choices(self, members: Mapping[int, str], dossiers: Mapping[int, str]) -> None:
        """Who, and for what."""
        self.form.editor("member").set_choices(members)  # type: ignore[attr-defined]  # a ChoiceField
        self.form.editor("dossier").set_choices(dossiers)  # type: ignore[attr-defined]  # same

    def declared(self) -> tuple[int, int, str] | None:
        """What was typed, or nothing while something is missing: the keyboard goes there."""
        self.form.commit()
        values = self.form.values()
        missing = next((name for name in ("member", "dossier", "reason") if not values[name]), None)
        if missing is not None:
            self.form.focus_field(missing)
            return None
        return values["member"], values["dossier"], values["reason"]

    def _listing(self, columns: list[Column], name: str, empty: Empty) -> Listing:
        made = Listing(columns, name, empty)
        made.hide_tools()
        made.views.hide()
        made.table.setSortingEnabled(False)
        made.model.is_sortable = False
        made.model.sort_by(())
        return made

    def _points(self) -> list[Column]:
        return [
            Column("rank", self.tr("N°"), lambda line: number(line.rank), lambda line: line.rank, width=4),
            Column("title", self.tr("Projet"), lambda line: line.point.title, width=24, is_wide=True),
        ]

    def _member(self, path: str) -> Column:
        owner, name = path.split(".")
        return Column("member", self.tr("Membre"), lambda line: getattr(getattr(line, owner), name), width=18)

    def _why(self) -> Column:
        return Column(
            "why",
            self.tr("Ce qui a été repéré"),
            lambda line: say_suggestion(line.suggested.suggestion),
            width=50,
            is_wide=True,
        )

    def _answers(self) -> list[Column]:
        return [
            Column("state", self.tr("Réponse"), self._state, width=14),
            Column("reason", self.tr("Motif"), lambda line: line.answered.reason, width=36, is_wide=True),
            Column("said_on", self.tr("Le"), lambda line: day(line.answered.said_on), width=11),
        ]

    def _state(self, line: AnsweredLine) -> str:
        code = "declared" if line.answered.is_declared else "dismissed"
        return f"{'✓' if line.answered.is_declared else '–'}\u00a0{codes.word('state', code)}"
