"""The letters to holders: each from its text, told as the sitting decided, with nothing of anybody else."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.documents.papers.blocks import Bullets, Heading, PageBreak, Paper
from leaderdesk.documents.pdf.writing import pdf_bytes
from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.papers.letters import LETTERS, LetterCode, LetterText, problems_of_letter, write_letters
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.gestures import Reservation
from leaderdesk.domain.sittings.ground import OutcomeKind
from leaderdesk.services import dossiers, sittings, treasuries
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.papers import letters
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.services.settings import set_setting
from leaderdesk.words.letter_presets import help_text, label, preset
from tests.printed import HOSTILE as HOSTILE_WORDS
from tests.printed import structure_of, text_of
from tests.services.desk import Desk
from tests.services.test_sitting_batches import dossier_of
from tests.services.test_sittings import PRIVATE, PUBLIC, make_sitting, opened

# No base keeps half of a pair; a field among the words is no field.
HOSTILE = HOSTILE_WORDS.replace("\ud800", "[porteur ?]")
RESERVES = (
    Reservation("Fournir la délibération", date(2026, 5, 1), "Commune d’Essai"),
    Reservation("Confirmer le prêt"),
)


def held(base: OpenBase, outcome: OutcomeKind, *, reason: str = "", is_closed: bool = True) -> int:
    """A sitting that decided on its project."""
    sitting, project = opened(base)
    is_granted = outcome in {"favourable", "reservations"}
    gestures: list[told.Gesture] = [
        told.VoteOpened(project, "Avis favorable", "selection", "hands"),
        told.VoteClosed(project, Totals(4)),
        told.Decided(
            project,
            outcome,
            Fraction(6_400) if is_granted else None,
            reason,
            reservations=RESERVES if outcome == "reservations" else (),
        ),
    ]
    for gesture in (*gestures, *([told.Closed()] if is_closed else [])):
        sittings.note_gesture(base, sitting, gesture)
    return sitting


def letter_of(base: OpenBase, sitting: int) -> Paper:
    (paper,) = letters.compose_decision_letters(base, sitting, read_letterhead(base))
    return paper


def write(base: OpenBase, code: LetterCode, body: str) -> None:
    set_setting(base, "letter_texts", write_letters({code: LetterText(code, body, "Objet")}))


def test_every_proposed_text_reads_without_a_fault() -> None:
    assert [each for code in LETTERS for each in problems_of_letter(preset(code))] == []
    assert [code for code in LETTERS if not (label(code) and help_text(code))] == []


def test_a_favourable_letter_says_the_amount_and_the_rate(base: OpenBase) -> None:
    said = text_of(letter_of(base, held(base, "favourable")))

    assert "réuni le 20 mars 2026" in said
    assert "la décision suivante\u00a0: avis favorable." in said
    assert "L’aide européenne proposée est de 6\u202f400,00\u00a0€, soit 64\u00a0% de la dépense éligible" in said
    assert "Précisions" not in said
    assert "réserve" not in said
    assert said.endswith("À la présidence du comité Ada")


def test_a_letter_has_its_blocks_in_order(base: OpenBase) -> None:
    assert structure_of(letter_of(base, held(base, "reservations"))) == [
        *("Paragraph address", "Paragraph normal", "Facts"),
        *["Paragraph normal"] * 4,
        "Bullets",
        *["Paragraph normal"] * 4,
        "Signatures",
    ]


def test_reservations_are_a_list_with_their_dates_and_owners(base: OpenBase) -> None:
    paper = letter_of(base, held(base, "reservations"))

    assert [each.items for each in paper.blocks if isinstance(each, Bullets)] == [
        (
            "Fournir la délibération (avant le 1er mai 2026, suivi\u00a0: Commune d’Essai)\u202f;",
            "Confirmer le prêt (sans date limite).",
        )
    ]


@pytest.mark.parametrize("outcome", ["postponed", "refused", "waiting"])
def test_a_letter_that_grants_nothing_speaks_of_no_amount(base: OpenBase, outcome: OutcomeKind) -> None:
    said = text_of(letter_of(base, held(base, outcome, reason="Plan à compléter.")))

    assert "Plan à compléter." in said
    assert "€" not in said


def test_a_refusal_without_ways_of_appeal_is_provisional_and_says_what_lacks(base: OpenBase) -> None:
    sitting = held(base, "refused", reason="Hors stratégie.")
    sittings.seal_sitting(base, sitting)
    before = letter_of(base, sitting)
    write(base, "appeals", "Recours auprès de [GAL].\nDélai : deux mois.")
    after = letter_of(base, sitting)

    assert (before.is_draft, after.is_draft) == (True, False)
    assert "Voies et délais de recours\u00a0: non renseigné" in text_of(before)
    gal = read_letterhead(base).gal
    told_lines = f"Voies et délais de recours\u00a0: Recours auprès de {gal}.\nDélai\u00a0: deux mois."
    assert told_lines in text_of(after)


def test_a_letter_is_provisional_until_the_sitting_is_sealed(base: OpenBase) -> None:
    sitting = held(base, "favourable")
    before = letter_of(base, sitting)
    sittings.seal_sitting(base, sitting)
    after = letter_of(base, sitting)

    assert (before.is_draft, before.digest) == (True, "")
    assert (after.is_draft, len(after.digest)) == (False, 64)
    assert (after.reference, after.title) == (
        "LD-01-2026-001",
        "Dossier 2026-001 «\u00a0Réhabiliter la halle\u00a0»\u00a0: décision favorable du comité",
    )


def test_a_letter_whose_subject_lacks_a_field_is_provisional(base: OpenBase) -> None:
    sitting = held(base, "favourable")
    sittings.seal_sitting(base, sitting)
    set_setting(
        base, "letter_texts", write_letters({"favourable": LetterText("favourable", "Oui.", "Reçu le [motifs]")})
    )

    paper = letter_of(base, sitting)
    assert (paper.title, paper.is_draft) == ("Reçu le non renseigné", True)


def test_no_letter_for_what_was_not_decided(base: OpenBase) -> None:
    sitting, _ = opened(base)

    assert letters.compose_decision_letters(base, sitting, read_letterhead(base)) == ()


def test_a_sitting_that_was_not_opened_has_no_letter(base: OpenBase) -> None:
    with pytest.raises(Refusal, match="not_open"):
        letters.compose_decision_letters(base, make_sitting(base), read_letterhead(base))


def test_a_decision_letter_names_no_other_member_and_no_note(base: OpenBase) -> None:
    paper = letter_of(base, held(base, "favourable"))

    said = text_of(paper)
    assert [name for name in (*PUBLIC, *PRIVATE) if name in said] == ["Ada"]


def test_a_text_of_the_group_is_used_and_its_values_never_read_as_fields(base: OpenBase) -> None:
    write(base, "favourable", "Bravo [porteur] : [motifs ?]")
    sitting = held(base, "favourable", reason=HOSTILE)

    paper = letter_of(base, sitting)
    assert f"Bravo Commune d’Essai\u00a0: {HOSTILE}" in text_of(paper)
    assert pdf_bytes(paper)[0].startswith(b"%PDF")


def test_the_letter_of_completeness_is_one_text_on_the_screen_and_on_paper(desk: Desk) -> None:
    (paper,) = letters.compose_completeness(desk.base, desk.dossier, read_letterhead(desk.base))

    assert paper.title.endswith("pièces à fournir")
    assert "Pour que votre dossier soit complet, il nous manque\u00a0:\nformulaire signé\u202f;\n" in text_of(paper)
    assert not paper.is_draft


def test_the_acknowledgement_opens_the_eligibility_on_its_day(base: OpenBase) -> None:
    make_sitting(base)
    key = dossier_of(base)
    before = receipt(base, key)
    dossiers.edit_dossier(base, key, eligible_from=date(2026, 2, 1), received_on=date(2026, 1, 28))
    after = receipt(base, key)

    assert (before.is_draft, after.is_draft) == (True, False)
    assert "à compter du 1er février 2026." in text_of(after)
    assert "reçue le 28 janvier 2026." in text_of(after)


def receipt(base: OpenBase, key: int) -> Paper:
    (paper,) = letters.compose_receipt(base, key, read_letterhead(base))
    return paper


def test_the_note_on_the_cash_to_find_goes_with_a_grant_that_is_dated(base: OpenBase) -> None:
    sitting = held(base, "favourable")
    without = letter_of(base, sitting)
    treasuries.spread_costs(base, dossier_of(base), date(2026, 4, 1), date(2026, 6, 30), "even")
    paper = letter_of(base, sitting)

    rank = paper.blocks.index(PageBreak())
    assert paper.blocks[rank + 1] == Heading(1, "Note de trésorerie\u00a0: dossier 2026-001")
    assert "Une note de trésorerie est jointe à cette lettre." in text_of(paper)
    assert PageBreak() not in without.blocks
    assert "Une note de trésorerie est jointe à cette lettre." not in text_of(without)
