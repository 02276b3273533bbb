"""Keeps the rules of a fiche-action as they are typed: as its rules when they make sense, else as a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from leaderdesk.domain.programmes.rows import FicheRow, RulesVersion
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.forms import Form
from leaderdesk.ui.programme.fiches import rules as typed_rules
from leaderdesk.ui.programme.section import Work
from leaderdesk.ui.records import BoundForm

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase

KIND = "rules"


class RulesKeeping(BoundForm):
    """`revised(version)`: a change made a new version; `waited(values)`: what is typed makes no sense yet."""

    revised = Signal(int)
    waited = Signal(object)

    def __init__(self, desk: Desk, form: Form) -> None:
        super().__init__(desk, form, KIND, self._keeping)
        self.fiche: FicheRow | None = None

    @property
    def last(self) -> RulesVersion | None:
        """The version that a change corrects or follows."""
        return self.fiche.versions[-1] if self.fiche is not None and self.fiche.versions else None

    def _save(self, name: str, value: object) -> None:
        if self._key is None:
            return
        last = self.last
        rules = typed_rules.rules_of(self._form.values())
        work = self._keeping(self._key, name, value)
        if not typed_rules.is_sound(rules):
            self._desk.ask(work, lambda _: self.waited.emit(self._form.values()))
        elif last is not None and last.dossiers:
            self._desk.act(work, lambda _: self.revised.emit(last.version + 1))
        else:
            self._desk.act(work)

    def _keeping(self, key: int, name: str, _value: object) -> Work:
        values, last = self._form.values(), self.last
        rules = typed_rules.rules_of(values)
        place, draft = place_of(key), typed_rules.written(values)
        # A version that judges dossiers stays as it is: the next one holds from today, unless its day was typed.
        is_own_day = name == typed_rules.HOLDS_FROM or last is None or not last.dossiers
        since = values[typed_rules.HOLDS_FROM] if is_own_day else None

        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what the service says
            from leaderdesk.services.asides import drafts, forget_draft, keep_draft
            from leaderdesk.services.fiches import save_rules

            if rules is None or not typed_rules.is_sound(rules):
                keep_draft(base, place, draft)
                return None
            made = save_rules(base, key, rules, holds_from=since)
            if place in drafts(base):
                forget_draft(base, place)
            return made

        return work


def place_of(fiche_id: int) -> str:
    """Where rules that make no sense yet are kept."""
    return f"rules-waiting:{fiche_id}"
