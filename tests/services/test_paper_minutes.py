"""The minutes say all that the record of a sitting says and nothing that they must not; the annex says who."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from leaderdesk.documents.papers.blocks import Block, KeepTogether, Paragraph, Signatures, Table
from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.rules import write_rules
from leaderdesk.services import sitting_batches, sittings
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, open_base
from leaderdesk.services.settings import set_setting
from tests.examples import put_example
from tests.printed import HOSTILE, blocks_of, structure_of, text_of
from tests.services.minutes_oracle import faults_of, told_of
from tests.services.outgoing_oracle import outgoing_faults
from tests.services.sitting_evenings import EVERYBODY, FUND, INTERESTED, PRESIDENT, RULES, Evening
from tests.services.test_sitting_consultation_life import ConsultationLife
from tests.services.test_sitting_consultations import Consultation
from tests.services.test_sitting_life import SHORT, SittingLife

SEALED = "SELECT id FROM sittings WHERE phase <> 'preparation' ORDER BY number"
PRIVATE = "SELECT address FROM holders UNION SELECT phone FROM contacts UNION SELECT email FROM contacts"


class MinutesLife(SittingLife):
    """Whatever the evening was, its papers are held against its record once it is over."""

    def undo(self) -> None:
        """Tried elsewhere, as what follows: here only the end counts."""

    def page_in_memory_is_the_one_read_anew(self) -> None: ...

    def rules_of_the_committee_stand(self) -> None: ...

    def record_verifies_and_what_was_sealed_stays(self) -> None: ...

    def projector_names_nobody(self) -> None: ...

    def teardown(self) -> None:
        try:
            if self.phase != "preparation":
                found = told_of(self.base, self.sitting)
                assert (faults_of(found), outgoing_faults(self.base, self.sitting, found)) == ([], [])
        finally:
            self.base.close()
            self.scratch.cleanup()


class ConsultedMinutes(ConsultationLife):
    """The same for a written consultation."""

    def undo(self) -> None:
        """Tried elsewhere."""

    def teardown(self) -> None:
        try:
            if self.phase != "preparation":
                found = told_of(self.base, self.sitting)
                assert (faults_of(found), outgoing_faults(self.base, self.sitting, found)) == ([], [])
        finally:
            self.base.close()
            self.scratch.cleanup()


@pytest.fixture
def example(tmp_path: Path, around: Around) -> Iterator[OpenBase]:
    base = open_base(put_example(tmp_path, around), around)
    yield base
    base.close()


@pytest.fixture
def evening(base: OpenBase) -> Evening:
    """Everybody in the room, the one with an interest out for the first project."""
    return Evening(base).do(*map(told.Arrived, EVERYBODY))


def held(evening: Evening, motion: str = "Donner un avis favorable", reason: str = "Projet utile") -> Evening:
    """The first project noted, voted by name and decided."""
    hall = evening.hall
    evening.do(told.PointOpened(hall))
    for rank, person in enumerate(each for each in EVERYBODY if each != INTERESTED):
        evening.do(told.Noted(hall, person, "need", Fraction(rank % 3 + 2)), told.Noted(hall, person, "reach", None))
    evening.do(
        told.VoteOpened(hall, motion, "selection", "by_name"),
        told.CollegeKeyed(hall, "public", "abstention"),
        told.CollegeKeyed(hall, "private", "for"),
        told.VoteClosed(hall),
        told.Decided(hall, "reservations", FUND, reason, ("need",), (told.Reservation("Permis de construire"),)),
        told.PointClosed(hall),
    )
    return evening


def without(blocks: Iterable[Block], first: str) -> Iterator[Block]:
    """The same without the tables whose first column has a title."""
    for each in blocks:
        if isinstance(each, KeepTogether):
            yield KeepTogether(tuple(without(each.blocks, first)))
        elif not (isinstance(each, Table) and each.columns[0].title == first):
            yield each


def test_each_sitting_of_the_example_is_told_whole(example: OpenBase) -> None:
    found = [key for (key,) in example.connection.execute(SEALED)]

    assert len(found) == 2
    told = {key: told_of(example, key) for key in found}
    assert {key: faults_of(each) for key, each in told.items()} == {key: [] for key in found}
    assert {key: outgoing_faults(example, key, each) for key, each in told.items()} == {key: [] for key in found}


def test_the_minutes_of_the_example_bear_nothing_private(example: OpenBase) -> None:
    private = {each for (each,) in example.connection.execute(PRIVATE) if each}
    for (key,) in example.connection.execute(SEALED).fetchall():
        text = text_of(told_of(example, key).minutes)
        assert [each for each in private if each in text] == []


def test_named_notes_and_votes_stand_in_the_annex_alone(evening: Evening) -> None:
    found = told_of(held(evening).base, evening.sitting)

    assert faults_of(found) == []
    assert "Votes nominatifs" not in text_of(found.minutes)
    assert "Maire de la commune porteuse" not in text_of(found.minutes)
    assert "Maire de la commune porteuse" in text_of(found.annex)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        *(("minutes", title) for title in ("Siège", "Critère", "Votants", "Enveloppe")),
        *(("annex", title) for title in ("Siège", "Fiche de")),
    ],
)
def test_what_would_be_missing_is_noticed(evening: Evening, name: str, first: str) -> None:
    found = told_of(held(evening).base, evening.sitting)
    paper = getattr(found, name)

    assert faults_of(replace(found, **{name: replace(paper, blocks=tuple(without(paper.blocks, first)))})) != []


def test_a_name_in_the_wrong_place_is_noticed(evening: Evening) -> None:
    found = told_of(held(evening).base, evening.sitting)
    rank = next(at for at, each in enumerate(found.minutes.blocks) if isinstance(each, KeepTogether))
    said = (*found.minutes.blocks[: rank + 1], Paragraph("Dina a noté 5."), *found.minutes.blocks[rank + 1 :])

    assert faults_of(replace(found, minutes=replace(found.minutes, blocks=said))) == ["Dina nommé: Dina a noté 5."]


def test_votes_are_named_where_the_rules_publish_them(evening: Evening) -> None:
    set_setting(evening.base, "committee_rules", write_rules(replace(RULES, names_are_published=True)))
    text = text_of(told_of(held(evening).base, evening.sitting).minutes)

    assert "Votes nominatifs, publiés selon le règlement du GAL" in text
    assert "Maire de la commune porteuse" not in text


def test_the_quorum_at_the_opening_counts_those_who_leave_for_the_first_point(evening: Evening) -> None:
    text = text_of(told_of(held(evening).base, evening.sitting).minutes)

    assert "Présents\u00a0: 6 sur 6 sièges" in text.split("Quorum à l’ouverture")[1].split("Décisions de la séance")[0]


def test_a_president_who_leaves_for_the_first_point_presides_the_sitting_all_the_same(evening: Evening) -> None:
    evening.do(told.Recused(PRESIDENT, evening.hall, "Mandat"), told.PointOpened(evening.hall))
    minutes = told_of(evening.base, evening.sitting).minutes
    (signed,) = [each for each in blocks_of(minutes) if isinstance(each, Signatures)]

    assert f"Présidence\u00a0: {PRESIDENT}" in text_of(minutes).splitlines()
    assert [(each.name, each.quality) for each in signed.boxes] == [(PRESIDENT, "À la présidence du comité")]


def test_a_consultation_has_answers_and_neither_room_nor_false_quorum(tmp_path: Path) -> None:
    asked = Consultation(tmp_path)
    asked.answered(*EVERYBODY[1:]).late().do(asked.counting, told.Decided(asked.mill, "favourable", FUND))
    found = told_of(asked.do(told.Closed()).base, asked.sitting)
    text = text_of(found.minutes)
    asked.base.close()

    assert faults_of(found) == []
    assert "Collège public\u00a0: 2\u00a0réponses pour 3\u00a0sièges" in text
    assert "Sans réponse\u00a0: Ada" in text
    assert "La consultation est close le lundi 30 mars 2026" in text
    assert f"À la présidence du comité {PRESIDENT}" in text
    assert [word for word in ("ne peut pas", "présent à", "ordre du jour étant") if word in text] == []


def test_a_secret_vote_names_nobody_anywhere(evening: Evening) -> None:
    hall = evening.hall
    evening.do(
        told.PointOpened(hall),
        told.VoteOpened(hall, "Avis", "selection", "secret"),
        told.VoteClosed(hall, Totals(4, 1)),
    )
    found = told_of(evening.base, evening.sitting)

    assert faults_of(found) == []
    assert [each for each in structure_of(found.annex) if "Vote" in each] == []


def test_an_interest_that_was_dismissed_is_told_nowhere(evening: Evening) -> None:
    mill = evening.mill
    evening.do(told.PointOpened(mill), told.Recused("Dina", mill, "Cousine du meunier"))
    evening.do(told.RecusalLifted("Dina", mill, "Homonyme"))
    found = told_of(evening.base, evening.sitting)

    for paper in (found.minutes, found.annex):
        assert [word for word in ("Cousine du meunier", "Homonyme") if word in text_of(paper)] == []


def test_what_was_struck_is_told_nowhere(evening: Evening) -> None:
    rank = len(sittings.read_deeds_of(evening.base, evening.sitting)) + 1
    evening.do(told.Departed("Farid", "Urgence"), told.Struck(rank, "Il est resté"))
    text = text_of(told_of(held(evening).base, evening.sitting).minutes)

    assert [word for word in ("Urgence", "Il est resté") if word in text] == []


def test_the_papers_are_provisional_until_the_seal(evening: Evening) -> None:
    held(evening).do(told.Closed())
    before = told_of(evening.base, evening.sitting)
    sitting_batches.close_batch(evening.base, evening.sitting)
    sittings.seal_sitting(evening.base, evening.sitting)
    after = told_of(evening.base, evening.sitting)

    assert [each.is_draft for each in (before.minutes, before.annex, after.minutes, after.annex)] == [True] * 2 + [
        False
    ] * 2
    assert after.minutes.digest == after.annex.digest == after.record["digest"]


def test_hostile_words_stay_words_and_give_a_document(evening: Evening) -> None:
    from leaderdesk.documents.pdf.writing import write_pdf

    hostile = HOSTILE.replace("\ud800", "").strip()
    held(evening, motion=hostile, reason=hostile)
    evening.do(told.PointOpened(evening.hall), told.HeardIn(evening.hall, hostile), told.Written(evening.hall, hostile))
    found = told_of(evening.base, evening.sitting)

    assert text_of(found.minutes).count(hostile) >= 4
    assert write_pdf(found.minutes, BytesIO()).pages > 1
    assert write_pdf(found.annex, BytesIO()).pages >= 1


def test_the_papers_of_a_sitting_held_in_any_order() -> None:
    run_state_machine_as_test(MinutesLife, settings=settings(SHORT, max_examples=4))


def test_the_papers_of_a_consultation_held_in_any_order() -> None:
    run_state_machine_as_test(ConsultedMinutes, settings=settings(SHORT, max_examples=4))


@pytest.mark.long
def test_the_papers_of_fifty_consultations() -> None:
    run_state_machine_as_test(ConsultedMinutes, settings=settings(SHORT, max_examples=50))


@pytest.mark.long
def test_the_papers_of_two_hundred_sittings() -> None:
    run_state_machine_as_test(MinutesLife, settings=settings(SHORT, max_examples=200, stateful_step_count=45))
