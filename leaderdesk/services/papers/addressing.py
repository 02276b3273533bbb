"""What every letter needs: the texts in force, and to whom one about a dossier goes."""

from __future__ import annotations

from collections.abc import Mapping

from leaderdesk.domain.papers.addressed import Addressed, addressed_of
from leaderdesk.domain.papers.letters import LetterCode, LetterText
from leaderdesk.services.reading import today, whole_dossier
from leaderdesk.services.settings import setting
from leaderdesk.store.base import OpenBase
from leaderdesk.words.letter_presets import letters_in

Texts = Mapping[LetterCode, LetterText]


def read_texts(base: OpenBase) -> Texts:
    """Every text in force: the group's own, or the one proposed."""
    return letters_in(setting(base, "letter_texts"))


def addressed(base: OpenBase, dossier_id: int) -> Addressed:
    """To whom a letter about a dossier goes, written today."""
    return addressed_of(whole_dossier(base, dossier_id), today(base), base.author.operator)
