"""What is taken out of the minutes: for one project, for one funder, for everybody without anybody's name."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.domain.papers.extracts import funders_of, public_sheet_of
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.services import dossiers, holders, sittings
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.papers import extracts
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.services.papers.letters import compose_decision_letters
from leaderdesk.services.papers.minutes import read_minutes
from leaderdesk.store.schema import Dossier
from tests.printed import rows_of, structure_of, text_of
from tests.services.test_paper_letters import HOSTILE, held
from tests.services.test_sitting_batches import dossier_of
from tests.services.test_sittings import PRIVATE, PUBLIC, opened


def extract(base: OpenBase, sitting: int) -> Paper:
    (paper,) = extracts.compose_project_extracts(base, sitting, read_letterhead(base))
    return paper


def summary(base: OpenBase, sitting: int) -> Paper:
    (paper,) = extracts.compose_public_summary(base, sitting, read_letterhead(base))
    return paper


def test_an_extract_has_its_blocks_in_order(base: OpenBase) -> None:
    paper = extract(base, held(base, "favourable"))

    assert structure_of(paper) == [
        *("H1 Extrait du relevé de décisions", "Facts", "H2 Réhabiliter la halle", "Facts"),
        "H3 Plan de financement présenté",
        "Table Ressource | Nature | Montant | Part",
        "Paragraph normal",
        *("H3 Vote à main levée", "Facts", "Paragraph normal"),
        *("H3 Décision", "Paragraph note", "Paragraph normal", "Signatures"),
    ]


def test_an_extract_says_quorum_votes_amount_and_plan(base: OpenBase) -> None:
    paper = extract(base, held(base, "favourable"))
    said = text_of(paper)

    assert "Séance\u00a0: n°\u00a01, Comité de mars" in said
    assert "Voix\u00a0: 4\u00a0votants, 4 pour, 0 contre, 0\u00a0abstention" in said
    assert re.search(r"Quorum : .+ sur .+ : respecté\.", said.replace("\u00a0", " "))
    assert "Aide accordée\u00a0: 6\u202f400,00\u00a0€, soit 64\u00a0% de la dépense éligible." in said
    assert rows_of(paper, title="Ressource")[-1] == ("Dépense totale", "", "10\u202f000,00\u00a0€", "100\u00a0%")


def test_an_extract_counts_those_who_left_and_names_them_not(base: OpenBase) -> None:
    said = text_of(extract(base, held(base, "favourable")))

    assert "1\u00a0membre ayant déclaré un intérêt n’a pris part ni au débat, ni au vote." in said
    assert [name for name in (*PUBLIC, *PRIVATE) if name in said] == ["Ada"]


def test_an_extract_is_provisional_until_the_record_is_sealed(base: OpenBase) -> None:
    sitting = held(base, "favourable")
    before = extract(base, sitting)
    sittings.seal_sitting(base, sitting)
    after = extract(base, sitting)

    assert (before.reference, before.is_draft, before.digest) == ("EXT-01-2026-001", True, "")
    assert (after.reference, after.is_draft, len(after.digest)) == ("EXT-01-2026-001-V1", False, 64)


def test_nothing_decided_gives_no_extract_and_a_summary_that_says_so(base: OpenBase) -> None:
    sitting, _ = opened(base)
    head = read_letterhead(base)

    assert extracts.compose_project_extracts(base, sitting, head) == ()
    assert extracts.compose_funder_extracts(base, sitting, head) == ()
    assert "Aucun projet n’a reçu d’avis favorable." in text_of(summary(base, sitting))


def test_a_funder_gets_every_project_that_it_pays_for_and_no_other(base: OpenBase) -> None:
    sitting = held(base, "favourable")
    sheet = read_minutes(base, sitting).sheet
    (funder,) = funders_of(sheet)
    (paper,) = extracts.compose_funder_extracts(base, sitting, read_letterhead(base))

    assert (funder.granted, funder.brought) == (Fraction(6_400), Fraction(1_600))
    assert paper.title == f"Relevé de décisions pour {funder.funder}"
    money = ("1\u202f600,00\u00a0€", "6\u202f400,00\u00a0€")
    group, row, total = rows_of(paper, title="Dossier")
    assert group == ("Avis favorable\u00a0: 1",)
    assert (row[:2], row[-2:]) == (("2026-001", "Réhabiliter la halle\nCommune d’Essai"), money)
    assert total == ("Total des avis favorables", "", "", "", *money)


def test_a_project_that_was_not_granted_counts_in_no_total(base: OpenBase) -> None:
    sheet = read_minutes(base, held(base, "refused", reason="Hors stratégie.")).sheet

    (funder,) = funders_of(sheet)
    assert (len(funder.lines), funder.granted, funder.brought) == (1, Fraction(0), Fraction(0))


def test_the_summary_names_nobody(base: OpenBase) -> None:
    said = text_of(summary(base, held(base, "favourable")))

    assert "Réhabiliter la halle\nCommune d’Essai\n" in said
    assert "Aide européenne accordée 6\u202f400,00\u00a0€" in said
    assert [name for name in (*PUBLIC, *PRIVATE, "Jeanne") if name in said] == []


@pytest.mark.parametrize("kind", ["person", "sole_trader", "farm", None])
def test_a_holder_who_is_or_may_be_a_person_is_not_named(base: OpenBase, kind: str | None) -> None:
    sitting = held(base, "favourable")
    with base.read() as session:
        holder = session.get_one(Dossier, dossier_of(base)).holder_id
    holders.edit_holder(base, holder, legal_kind=kind, name="Zoé Petit")
    dossiers.edit_dossier(base, dossier_of(base), communes="Cucq")

    said = text_of(summary(base, sitting))
    assert "Réhabiliter la halle\nparticulier ou entreprise individuelle\nnon publié\n" in said
    assert [name for name in ("Zoé", "Petit", "Cucq") if name in said] == []


def test_a_title_that_names_somebody_gives_way_to_the_number(base: OpenBase) -> None:
    sheet = read_minutes(base, held(base, "favourable")).sheet
    facts = replace(sheet.closed.facts, private_names=frozenset({"Halle"}))

    public = public_sheet_of(replace(sheet, closed=replace(sheet.closed, facts=facts)))
    assert [(each.title, each.number) for each in public.lines] == [("", "2026-001")]


@pytest.mark.parametrize("outcome", ["postponed", "refused"])
def test_a_project_that_was_not_kept_is_counted_and_not_named(base: OpenBase, outcome: str) -> None:
    sitting = held(base, outcome, reason="Porteur fragile.")  # type: ignore[arg-type]

    said = text_of(summary(base, sitting))
    assert "1\u00a0projet a été ajourné ou non sélectionné." in said
    assert [words for words in ("halle", "Commune d’Essai", "fragile") if words in said] == []


def test_hostile_words_stay_as_they_are(base: OpenBase) -> None:
    sitting, project = opened(base)
    sittings.note_gesture(base, sitting, told.Decided(project, "refused", None, HOSTILE))

    assert f"Motif\u00a0: {HOSTILE}" in text_of(extract(base, sitting))


def test_an_address_is_in_the_letter_alone(base: OpenBase) -> None:
    sitting, head = held(base, "favourable"), read_letterhead(base)
    with base.read() as session:
        holder = session.get_one(Dossier, dossier_of(base)).holder_id
    holders.edit_holder(base, holder, address="7, ruelle du Lavoir", postcode="62780", commune="Cucq")

    (letter,) = compose_decision_letters(base, sitting, head)
    public = [extract(base, sitting), summary(base, sitting), *extracts.compose_funder_extracts(base, sitting, head)]
    assert "Commune d’Essai\n7, ruelle du Lavoir\n62780 Cucq" in text_of(letter)
    assert [paper.kind for paper in public if "Lavoir" in text_of(paper) or "62780" in text_of(paper)] == []
