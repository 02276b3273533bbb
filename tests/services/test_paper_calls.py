"""The papers that call a sitting: convocations, agenda, attendance sheet, dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest

from leaderdesk.documents.papers.blocks import Boxes, KeepTogether, Paper, Table
from leaderdesk.domain.sittings.rules import write_rules
from leaderdesk.services import committees
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.papers import preparing
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.services.settings import set_setting
from leaderdesk.services.sitting_answers import Answer, note_answer
from leaderdesk.services.sitting_calendars import mark_sent
from leaderdesk.services.sitting_plans import PointDraft, SittingDraft, add_points, create_sitting, edit_sitting
from tests.printed import HOSTILE, rows_of, structure_of, text_of
from tests.services.sitting_evenings import DAY, EVERYBODY, INTERESTED, RULES, SUPPLEANT, Plan, make_plan

# No base holds half a pair.
STORED = HOSTILE.replace("\ud800", "")


def prepared(base: OpenBase) -> Plan:
    """The evening of the others, at half past six, before it opens."""
    plan = make_plan(base)
    edit_sitting(base, plan.sitting, starts_at=datetime(2026, 3, 20, 18, 30))  # noqa: DTZ001 - the clock of the wall
    return plan


def convocations(base: OpenBase, sitting: int) -> dict[str, Paper]:
    papers = preparing.compose_convocations(base, sitting, read_letterhead(base))
    return {paper.title.partition("\u00a0: ")[2]: paper for paper in papers}


def test_each_person_has_a_convocation_of_their_own_reference(base: OpenBase) -> None:
    plan = prepared(base)

    references = [each.reference for each in convocations(base, plan.sitting).values()]

    assert len(set(references)) == len(references) > 1
    assert references == [each.reference for each in convocations(base, plan.sitting).values()]


def slip(paper: Paper) -> list[str]:
    found = [each for block in paper.blocks if isinstance(block, KeepTogether) for each in block.blocks]
    boxes = next(each for each in found if isinstance(each, Boxes))
    return [each.text for each in boxes.choices]


def test_each_person_asked_has_a_convocation(base: OpenBase) -> None:
    plan = prepared(base)

    assert sorted(convocations(base, plan.sitting)) == sorted([*EVERYBODY, SUPPLEANT])


def test_a_convocation_says_when_where_and_as_what(base: OpenBase) -> None:
    paper = convocations(base, prepared(base).sitting)["Farid"]

    text = text_of(paper)
    for part in ("vendredi 20 mars 2026", "18 h 30, fin prévue vers 19 h 06", "Salle des fêtes"):
        assert part.replace(" h ", "\u00a0h\u00a0") in text
    assert "titulaire, 06 Association de Farid (collège privé)" in text
    assert "votre suppléant, Gaëlle" in text
    assert "6\u202f400,00\u00a0€" in text
    assert structure_of(paper) == [
        *("H1 Convocation\u00a0: Comité de mars", "Paragraph normal", "Facts", "Paragraph normal"),
        *("H2 Ordre du jour", "Table Heure | Point | Porteur | Aide\u00a0demandée", "Paragraph note", "Signatures"),
        *("CutLine", "Paragraph normal", "Boxes", "WriteLines"),
    ]


def test_a_suppleant_votes_only_in_somebodys_place(base: OpenBase) -> None:
    paper = convocations(base, prepared(base).sitting)[SUPPLEANT]

    assert "voix délibérative si Farid ne vient pas" in text_of(paper)
    assert slip(paper) == ["Je viens", "Je ne viens pas"]


def test_a_convocation_reminds_of_ones_own_interests_alone(base: OpenBase) -> None:
    papers = convocations(base, prepared(base).sitting)

    assert "Réhabiliter la halle\u00a0» : vous quittez".replace(" :", "\u00a0:") in text_of(papers[INTERESTED])
    assert not any("déclaré un intérêt" in text_of(papers[each]) for each in EVERYBODY if each != INTERESTED)
    assert not any("Maire de la commune" in text_of(each) for each in papers.values())


def test_a_vote_is_given_only_where_the_rules_allow_it(base: OpenBase) -> None:
    plan = prepared(base)
    before = slip(convocations(base, plan.sitting)["Ada"])
    rules = replace(RULES, counting=replace(RULES.counting, max_proxies=1))
    set_setting(base, "committee_rules", write_rules(rules))

    after = slip(convocations(base, plan.sitting)["Ada"])

    assert not any("pouvoir" in each for each in before)
    assert any("pouvoir" in each and "1\u00a0pouvoir au plus" in each for each in after)
    assert not any("pouvoir" in each for each in slip(convocations(base, plan.sitting)[SUPPLEANT]))


def test_a_convocation_bears_no_address_of_a_person(base: OpenBase) -> None:
    plan = prepared(base)
    committees.edit_member(base, plan.members["Ada"], street="3 rue Secrète", email="ada@prive.example", phone="0601")

    text = "".join(text_of(each) for each in convocations(base, plan.sitting).values())

    assert not [each for each in ("Secrète", "ada@prive", "0601") if each in text]


def test_a_consultation_asks_for_an_answer_on_each_point(base: OpenBase) -> None:
    make_plan(base)
    draft = SittingDraft("Consultation", DAY, kind="written", deadline=datetime(2026, 3, 30, 18))  # noqa: DTZ001
    sitting = create_sitting(base, draft)
    add_points(base, sitting, [PointDraft("Avenant du moulin", "amendment")])

    paper = convocations(base, sitting)["Ada"]

    assert "jusqu’au 30/03/2026 à 18:00" in text_of(paper)
    assert rows_of(paper, title="Point") == [("Avenant du moulin", "☐", "☐", "☐", "☐")]
    assert preparing.compose_attendance(base, sitting, read_letterhead(base)) == ()


def test_the_agenda_has_hours_holders_and_amounts(base: OpenBase) -> None:
    plan = prepared(base)

    (paper,) = preparing.compose_agenda(base, plan.sitting, read_letterhead(base))

    first, _, last, total = rows_of(paper, title="Heure")
    assert first[0] == "18\u00a0h\u00a030"
    assert first[2:6] == ("Réhabiliter la halle", "Commune d’Essai", "sélection", "6\u202f400,00\u00a0€")
    assert last[2:] == ("Compte rendu", "", "compte rendu", "", "12\u00a0min")
    assert total[5:] == ("12\u202f800,00\u00a0€", "36\u00a0min")
    assert not [each for each in EVERYBODY if each in text_of(paper)]


def test_an_empty_agenda_says_so(base: OpenBase) -> None:
    make_plan(base)
    sitting = create_sitting(base, SittingDraft("Vide", DAY))

    (paper,) = preparing.compose_agenda(base, sitting, read_letterhead(base))

    assert "Aucun point n’est encore inscrit." in text_of(paper)
    assert text_of(paper).count("non renseigné") == 2


def test_everybody_has_a_box_to_sign_in(base: OpenBase) -> None:
    plan = prepared(base)
    note_answer(base, plan.sitting, plan.members["Bilal"], Answer("absent"))

    (paper,) = preparing.compose_attendance(base, plan.sitting, read_letterhead(base))

    assert [each for each in structure_of(paper) if each.startswith("H2")] == [
        *("H2 Collège public\u00a0: 3\u00a0sièges", "H2 Collège privé\u00a0: 3\u00a0sièges"),
        *("H2 Avec voix consultative, et invités", "H2 Décompte et quorum"),
    ]
    public, private = (each for each in paper.blocks if isinstance(each, Table) and len(each.columns) == 4)
    assert public.rows[1].cells == ("02 Mairie de Bilal", "Bilal", "titulaire, absence annoncée", "")
    assert private.rows[-1].cells == ("06", "Gaëlle", "suppléant", "")
    assert {row.lines for table in (public, private) for row in table.rows} == {2}
    assert [row[0] for row in rows_of(paper, title="Collège")] == ["Public", "Privé", "Total"]
    assert "soit 3\u00a0sièges sur 6." in text_of(paper)


def test_a_seat_that_nobody_holds_is_shown_and_not_signed(base: OpenBase) -> None:
    plan = prepared(base)
    committees.add_seats(base, [committees.SeatDraft("Chambre", "private")], date(2026, 1, 1))

    (paper,) = preparing.compose_attendance(base, plan.sitting, read_letterhead(base))

    assert "07 Chambre\nsiège vacant" in text_of(paper)


def test_pooled_suppleants_and_voices_that_are_heard_are_asked_too(base: OpenBase) -> None:
    plan = prepared(base)
    since, (hugo, ines) = date(2026, 1, 1), (committees.add_member(base, name) for name in ("Hugo", "Inès"))
    committees.give_mandate(base, hugo, "pooled", since, college="private", pool_rank=1)
    committees.give_mandate(base, ines, "consultative", since)

    papers = convocations(base, plan.sitting)
    (sheet,) = preparing.compose_attendance(base, plan.sitting, read_letterhead(base))

    assert "remplacer un titulaire absent de votre collège" in text_of(papers["Hugo"])
    assert "Votre voix est consultative" in text_of(papers["Inès"])
    assert "intérêt" not in text_of(papers["Inès"])
    assert "Hugo\nsuppléant du collège" in text_of(sheet)
    assert rows_of(sheet, title="Nom")[0] == ("Inès", "", "")


def test_the_dates_say_what_was_sent_and_never_to_whom(base: OpenBase) -> None:
    plan = prepared(base)
    mark_sent(base, plan.sitting, "convocation", date(2026, 3, 2), way="email", recipients="Ada, Bilal")

    (paper,) = preparing.compose_back_planning(base, plan.sitting, read_letterhead(base))

    row = next(each for each in rows_of(paper, title="Étape") if each[0] == "Convocation")
    assert row[1:3] == ("jeudi 5 mars 2026", "J\u00a0−\u00a015")
    assert row[4] == "02/03/2026, courriel"
    assert "Bilal" not in text_of(paper)


@pytest.mark.parametrize("compose", ["convocations", "agenda", "attendance", "back_planning"])
def test_any_text_ends_in_a_paper(base: OpenBase, compose: str) -> None:
    from leaderdesk.documents.pdf.writing import write_pdf

    plan = prepared(base)
    edit_sitting(base, plan.sitting, title=STORED, place=STORED)
    add_points(base, plan.sitting, [PointDraft(STORED, "other", decision="other")])

    for paper in getattr(preparing, f"compose_{compose}")(base, plan.sitting, read_letterhead(base))[:2]:
        assert "m" * 300 in text_of(paper)
        assert write_pdf(paper, BytesIO()).pages >= 1
