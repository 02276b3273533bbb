"""Builds the seal: what it is, the digest in groups, the versions, and each result computed again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.sheets.sittings.closed import Seal
from leaderdesk.domain.sittings.recounts import Recount
from leaderdesk.ui.kit.controls import button, column, row, scrolled, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.ui.parts.verdicts import VerdictCard
from leaderdesk.ui.sittings.live.reason import ReasonBox
from leaderdesk.words.formats import counted, day
from leaderdesk.words.sitting_records import grouped, say_recounted
from leaderdesk.words.sittings import say_record_problem

_WIDEST, _MOST = 150, 12


@dataclass(frozen=True, slots=True)
class Version:
    """A sealed version, or the sitting as it stands."""

    seal: Seal | None


@dataclass(frozen=True, slots=True)
class Checked:
    """One result computed again, in words."""

    label: str
    found: str
    is_same: bool
    problem: str


class SealView(QWidget):
    """The seal from top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self.left = text("", is_wrapped=True)
        self.seal = button(self.tr("Sceller la séance"), "primary", "lock")
        self.verify = button(self.tr("&Vérifier"), "", "check")
        self.export = button(self.tr("E&xporter…"), "", "open")
        self.reopen = button(self.tr("Rouvrir la séance…"), "", "undo")
        self.copy = button(self.tr("Copier l’empreinte"), "quiet", "copy")
        self.reason = ReasonBox()
        self.digest_title = text("", "heading", is_wrapped=True)
        self.digest = text("", "title")
        self.digest.setAccessibleName(self.tr("Empreinte, par groupes de quatre signes"))
        self.digest_hint = text(
            self.tr(
                "Lisez-la à voix haute ou recopiez-la au compte rendu\u00a0: qui refait le calcul sur le fichier "
                "exporté doit trouver la même."
            ),
            "small",
            is_wrapped=True,
        )
        self.versions_title = text(self.tr("Versions scellées"), "heading")
        self.versions = _plain(Listing(self._versions(), self.tr("Versions scellées"), Empty("lock", "", "")))
        self.card = VerdictCard()
        self.results = _plain(Listing(self._results(), self.tr("Résultats recalculés"), Empty("check", "", "")))
        beside = row(self.digest, column(row(self.copy, None), self.digest_hint, None, gap=4), gap=24)
        beside.setStretch(1, 1)
        parts = column(
            self.left,
            Flow(self.seal, self.verify, self.export, self.reopen),
            self.reason,
            self.digest_title,
            beside,
            self.versions_title,
            self.versions,
            self.card,
            self.results,
            None,
            gap=8,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scrolled(parts, _WIDEST, is_centred=False))
        self.hide_recount()

    def show_seals(self, seals: Sequence[Seal], *, is_sealed: bool) -> None:
        """What is not sealed yet, then every sealed version, the last first."""
        rows = [*([] if is_sealed else [Version(None)]), *(Version(each) for each in reversed(seals))]
        listing = self.versions
        is_same = listing.model.total == len(rows)
        listing.show_lines(lines_of(listing.model.columns, rows, lambda each: each.seal.version if each.seal else 0))
        listing.model.finish()
        listing.table.show_rows(len(rows))
        if not is_same or listing.table.current_item() is None:
            listing.table.go_to(0, 0)
        for each in (self.versions_title, self.versions):
            show_if(each, is_shown=bool(seals))

    def show_digest(self, seal: Seal | None) -> None:
        """The digest of a version, four groups a line."""
        for each in (self.digest_title, self.digest, self.copy, self.digest_hint):
            show_if(each, is_shown=seal is not None)
        if seal is None:
            return
        words = self.tr("Empreinte de la version {}, scellée le {}").format(seal.version, day(seal.sealed_on))
        self.digest_title.setText(words)
        self.digest.setText("\n".join(grouped(seal.digest)))

    def show_recount(self, recount: Recount, of_what: str) -> None:
        """What the computation found, result by result."""
        wrong = [each for each in recount.results if not each.holds]
        problems = [say_record_problem(each) for each in recount.verified.problems]
        if recount.verified.holds:
            said = counted(len(recount.results), self.tr("résultat identique"), self.tr("résultats identiques"))
            self.card.say("success", self.tr("{} tient").format(of_what), said, [])
        else:
            said = counted(len(wrong), self.tr("résultat différent"), self.tr("résultats différents"))
            self.card.say("error", self.tr("{} ne tient pas").format(of_what), said if wrong else "", problems)
        checked = [self._checked(rank, recount) for rank in range(len(recount.results))]
        lines = lines_of(self.results.model.columns, list(enumerate(checked)), lambda each: each[0])
        self.results.show_lines(lines)
        self.results.model.finish()
        self.results.table.show_rows(min(max(len(checked), 1), _MOST))
        self.results.table.select_first()
        show_if(self.card, is_shown=True)
        show_if(self.results, is_shown=bool(checked))

    def hide_recount(self) -> None:
        """What was computed is of another version, or of before a change."""
        for each in (self.card, self.results):
            show_if(each, is_shown=False)

    def _checked(self, rank: int, recount: Recount) -> Checked:
        each = recount.results[rank]
        label, found = say_recounted(each)
        return Checked(label, found, each.holds, " ".join(say_record_problem(problem) for problem in each.problems))

    def _versions(self) -> list[Column]:
        return [
            Column("version", self.tr("Version"), self._version, width=12),
            Column("sealed_on", self.tr("Scellée le"), self._sealed_on, width=12),
            Column("digest", self.tr("Empreinte"), self._digest, width=24),
            Column("reopened", self.tr("Rouverte"), self._reopened, width=34, is_wide=True),
        ]

    def _version(self, each: Version) -> str:
        return self.tr("actuelle") if each.seal is None else str(each.seal.version)

    def _sealed_on(self, each: Version) -> str:
        return self.tr("pas encore") if each.seal is None else day(each.seal.sealed_on)

    def _digest(self, each: Version) -> str:
        return "–" if each.seal is None else f"{grouped(each.seal.digest)[0]}…"

    def _reopened(self, each: Version) -> str:
        seal = each.seal
        if seal is None:
            return "–"
        if seal.reopened_on is None:
            return self.tr("non\u00a0: c’est la version en vigueur")
        return self.tr("le {}\u00a0: {}").format(day(seal.reopened_on), seal.reopened_for)

    def _results(self) -> list[Column]:
        return [
            Column("label", self.tr("Résultat"), lambda each: each[1].label, width=34, is_wide=True),
            Column("found", self.tr("Recalculé"), lambda each: each[1].found, width=28, is_wide=True),
            Column("same", self.tr("Document"), self._same, width=24, is_wide=True, tone=_tone),
        ]

    def _same(self, each: tuple[int, Checked]) -> str:
        return self.tr("✓\u00a0identique") if each[1].is_same else f"✗\u00a0{each[1].problem}"


def _tone(each: tuple[int, Checked]) -> str:
    return "" if each[1].is_same else "error"


def _plain(made: Listing) -> Listing:
    made.hide_tools()
    made.views.hide()
    made.table.setSortingEnabled(False)
    made.model.is_sortable = False
    made.model.sort_by(())
    return made
