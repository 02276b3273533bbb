"""The papers a sitting is held with: running order, notes and votes by hand, rescue sheet, declarations."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest

from leaderdesk.documents.papers.blocks import CutLine, KeepTogether, Paper, Table
from leaderdesk.documents.pdf.writing import write_pdf
from leaderdesk.domain.committee.majorities import Majority
from leaderdesk.domain.sittings.rules import write_rules
from leaderdesk.services import committees, sittings
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.declarations import lift_interest
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.members import edit_ties
from leaderdesk.services.papers import declarations, holding
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.services.settings import set_setting
from leaderdesk.services.sitting_answers import Answer, note_answer, note_answers
from leaderdesk.services.sitting_conflicts import read_interests
from leaderdesk.services.sitting_plans import PointDraft, SittingDraft, add_points, create_sitting, edit_sitting
from tests.printed import HOSTILE, rows_of, structure_of, text_of
from tests.services.sitting_evenings import DAY, EVERYBODY, INTERESTED, RULES, SUPPLEANT, Plan, make_plan

# No base holds half a pair.
STORED = HOSTILE.replace("\ud800", "")
COMPOSED = ("running_order", "scoring_sheets", "empty_grids", "slips", "rescue_sheet")


@pytest.fixture
def plan(base: OpenBase) -> Plan:
    """Two projects and the minutes, at half past six; everybody said that they come."""
    made = make_plan(base)
    edit_sitting(base, made.sitting, starts_at=datetime(2026, 3, 20, 18, 30))  # noqa: DTZ001 - the clock of the wall
    note_answers(base, made.sitting, [made.members[each] for each in EVERYBODY], Answer("coming"))
    return made


def composed(base: OpenBase, kind: str, sitting: int) -> tuple[Paper, ...]:
    """The papers of a kind."""
    found: tuple[Paper, ...] = getattr(holding, f"compose_{kind}")(base, sitting, read_letterhead(base))
    return found


def scored(base: OpenBase, plan: Plan) -> dict[str, Paper]:
    return {each.reference: each for each in composed(base, "scoring_sheets", plan.sitting)}


def test_the_running_order_says_who_leaves_and_who_comes_back(base: OpenBase, plan: Plan) -> None:
    (paper,) = composed(base, "running_order", plan.sitting)

    text = text_of(paper)
    assert "Sortent avant le débat\u00a0: Bilal" in text
    assert "Reviennent\u00a0: Bilal" in text
    assert [each for each in structure_of(paper) if each.startswith("H2")] == [
        *(
            "H2 Ouverture",
            "H2 18\u00a0h\u00a030 · 1. Réhabiliter la halle",
            "H2 18\u00a0h\u00a042 · 2. Relever le moulin",
        ),
        *("H2 18\u00a0h\u00a054 · 3. Compte rendu", "H2 Clôture"),
    ]


def test_the_quorum_is_said_with_and_without_those_who_leave(base: OpenBase, plan: Plan) -> None:
    (paper,) = composed(base, "running_order", plan.sitting)

    text = text_of(paper)
    assert "Quorum attendu\u00a0: atteint\nPrésents\u00a0: 5 sur 6 sièges, il en faut 3" in text
    assert "Si personne ne sortait\u00a0: atteint\nPrésents\u00a0: 6 sur 6 sièges, il en faut 3" in text
    assert "Si tous les silencieux viennent" not in text


def test_a_quorum_that_is_not_sure_says_what_the_silent_would_make(base: OpenBase, plan: Plan) -> None:
    note_answers(base, plan.sitting, [plan.members[each] for each in EVERYBODY], Answer(None))

    (paper,) = composed(base, "running_order", plan.sitting)

    assert text_of(paper).count("Si tous les silencieux viennent") == 3


def test_the_words_of_each_vote_are_written_out(base: OpenBase, plan: Plan) -> None:
    (paper,) = composed(base, "running_order", plan.sitting)

    asked = "donner un avis favorable au projet «\u00a0Relever le moulin\u00a0», pour une aide européenne de"
    assert f"{asked} 6\u202f400,00\u00a0€. Qui vote contre\u202f?" in text_of(paper)
    assert "la voix de qui préside l’emporte" in text_of(paper)


def test_each_seat_has_a_scoring_sheet_and_there_is_a_spare_one(base: OpenBase, plan: Plan) -> None:
    note_answer(base, plan.sitting, plan.members["Farid"], Answer("replaced"))

    papers = scored(base, plan)

    assert list(papers) == [*(f"NOTES-1-0{rank}T" for rank in range(1, 6)), "NOTES-1-06S", "NOTES-1-R"]
    assert papers["NOTES-1-06S"].title == f"Fiche de notation\u00a0: {SUPPLEANT}"


def test_a_scoring_page_has_its_code_and_room_for_each_note(base: OpenBase, plan: Plan) -> None:
    paper = scored(base, plan)["NOTES-1-01T"]

    assert "Code\u00a0: 1-01T-1" in text_of(paper)
    assert "Code\u00a0: 1-01T-2" in text_of(paper)
    assert rows_of(paper, title="Critère") == [("Besoin", "de 0 à 5", ""), ("Portée", "de 0 à 3", "")]
    assert write_pdf(paper, BytesIO()).pages == 2


def test_nobody_notes_what_they_have_an_interest_in(base: OpenBase, plan: Plan) -> None:
    papers = scored(base, plan)

    own = text_of(papers["NOTES-1-02T"])
    assert "Intérêt déclaré\u00a0: pas de note pour «\u00a0Réhabiliter la halle\u00a0»" in own
    assert "1-02T-1" not in own
    assert "Intérêt déclaré" not in "".join(text_of(each) for key, each in papers.items() if key != "NOTES-1-02T")


def test_the_empty_grid_bears_no_name(base: OpenBase, plan: Plan) -> None:
    (paper,) = composed(base, "empty_grids", plan.sitting)

    assert rows_of(paper, title="Critère") == [("Besoin", "de 0 à 5", ""), ("Portée", "de 0 à 3", "")]
    assert not [each for each in (*EVERYBODY, "halle", "moulin") if each in text_of(paper)]


def test_slips_are_all_alike_and_cut_free_of_their_page(base: OpenBase, plan: Plan) -> None:
    (paper,) = composed(base, "slips", plan.sitting)

    slips = [each for each in paper.blocks if isinstance(each, KeepTogether)]
    assert len(slips) == 8
    assert len(set(slips)) == 1
    assert sum(isinstance(each, CutLine) for each in paper.blocks) == 10
    assert isinstance(paper.blocks[-1], CutLine)
    assert "2026" not in "".join(text_of(replace(paper, title="", reference="", subject="", blocks=slips[0].blocks)))


def test_a_point_voted_in_secret_has_slips_of_its_own(base: OpenBase, plan: Plan) -> None:
    majorities = {"selection": Majority(secrecy="secret"), "minutes": Majority()}
    set_setting(base, "committee_rules", write_rules(replace(RULES, majorities=majorities)))

    papers = composed(base, "slips", plan.sitting)

    assert len(papers) == 3
    assert "avis favorable au projet «\u00a0Relever le moulin\u00a0»" in text_of(papers[2])


def test_the_rescue_sheet_has_room_for_all_that_is_noted(base: OpenBase, plan: Plan) -> None:
    (paper,) = composed(base, "rescue_sheet", plan.sitting)

    boxes = "Table Ouvert à | Clos à | Présents, collège public | Présents, collège privé | Quorum (oui, non)"
    assert structure_of(paper).count(boxes) == 4
    assert structure_of(paper).count("Table Pour | Contre | Abstentions | Blancs, nuls | Sans prendre part") == 4
    assert "favorable avec réserves" in text_of(paper)
    assert {row.lines for table in _tables(paper) for row in table.rows} == {2}


def test_what_is_held_by_hand_is_there_while_the_sitting_is_open(base: OpenBase, plan: Plan) -> None:
    sittings.open_sitting(base, plan.sitting)

    assert [len(composed(base, kind, plan.sitting)) for kind in COMPOSED] == [1, 7, 1, 1, 1]


def test_a_consultation_or_an_empty_agenda_gives_nothing_to_hold(base: OpenBase) -> None:
    make_plan(base)
    written = create_sitting(base, SittingDraft("Écrite", DAY, kind="written"))
    empty = create_sitting(base, SittingDraft("Vide", DAY))

    assert [len(composed(base, kind, written)) for kind in COMPOSED] == [0, 0, 0, 0, 0]
    assert [len(composed(base, kind, empty)) for kind in COMPOSED] == [1, 0, 0, 1, 1]


def test_a_yearly_declaration_shows_what_is_known_to_its_own_author(base: OpenBase, plan: Plan) -> None:
    edit_ties(base, plan.members["Ada"], [RowEdit(None, {"kind": "mandate", "name": "Syndicat des eaux"})])

    papers = declarations.compose_yearly_declarations(base, 0, read_letterhead(base))

    assert len(papers) == len(EVERYBODY) + 1
    ada = next(each for each in papers if each.title.endswith("Ada"))
    assert rows_of(ada, title="Lien") == [("Mandat", "Syndicat des eaux", "☐", "☐")]
    assert sum("Syndicat" in text_of(each) for each in papers) == 1


def test_a_declaration_by_project_names_every_party(base: OpenBase, plan: Plan) -> None:
    papers = declarations.compose_project_declarations(base, plan.sitting, read_letterhead(base))

    found = {each.title.partition("\u00a0: ")[2]: rows_of(each, title="Projet") for each in papers}
    row = ("2026-001 Réhabiliter la halle", "Commune d’Essai\nDépartement", "☐", "☐")
    assert found["Ada"][0] == (*row, "")
    assert found[INTERESTED][0][:4] == row
    assert found[INTERESTED][0][4].startswith("déjà déclaré le ")
    assert not any("Maire de la commune" in text_of(each) for each in papers)


def test_a_dismissed_interest_is_told_to_nobody(base: OpenBase, plan: Plan) -> None:
    (row,) = (each for each in read_interests(base, plan.sitting) if each.is_declared)
    lift_interest(base, row.id, "Mandat terminé")
    papers = [*declarations.compose_project_declarations(base, plan.sitting, read_letterhead(base))]
    papers += [paper for kind in COMPOSED for paper in composed(base, kind, plan.sitting)]

    assert not any("éjà déclaré" in text_of(each) or "Mandat terminé" in text_of(each) for each in papers)
    assert not any("Bilal" in line for each in papers for line in text_of(each).splitlines() if "Sortent" in line)


@pytest.mark.parametrize("kind", COMPOSED)
def test_any_text_ends_in_a_paper(base: OpenBase, plan: Plan, kind: str) -> None:
    edit_sitting(base, plan.sitting, title=STORED, place=STORED)
    committees.edit_member(base, plan.members["Ada"], name=STORED)
    add_points(base, plan.sitting, [PointDraft(STORED, "other", decision="other")])

    for paper in composed(base, kind, plan.sitting)[:2]:
        assert write_pdf(paper, BytesIO()).pages >= 1


def _tables(paper: Paper) -> list[Table]:
    blocks = [each.blocks if isinstance(each, KeepTogether) else (each,) for each in paper.blocks]
    return [each for group in blocks for each in group if isinstance(each, Table)]
