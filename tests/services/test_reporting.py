"""Reports on real bases: their totals are those of the envelopes, and of the journal replayed without our rules."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from leaderdesk.documents.pdf.previews import page_count
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.reports.choices import Choice, whole_year
from leaderdesk.domain.reports.frame import Part, Report
from leaderdesk.domain.reports.yearly import Span
from leaderdesk.domain.sheets.shares import target_name
from leaderdesk.services import dossiers, funding, holders, moves
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, looked_base
from leaderdesk.services.calls import CallDraft, add_call
from leaderdesk.services.conversations import ConversationDraft, add_conversation, edit_conversation
from leaderdesk.services.envelopes import aim_shares, read_envelopes, read_shares
from leaderdesk.services.maps import MapWish, read_map
from leaderdesk.services.papers.making import compose
from leaderdesk.services.reporting.committee import read_committee
from leaderdesk.services.reporting.epci import read_epci
from leaderdesk.services.reporting.kinds import KINDS
from leaderdesk.services.reporting.making import read_choices, read_report, write_every_epci, write_report
from leaderdesk.services.reporting.yearly import read_period
from leaderdesk.words import formats, papers
from leaderdesk.words import reports as words
from tests.factories import make_dossier
from tests.printed import text_of
from tests.services.desk import ON, Desk
from tests.services.envelopes_oracle import envelopes_on, replayed

TODAY = date(2026, 11, 21)
FIGURES = ("programmed", "convention", "paid", "released")


@pytest.fixture(scope="module")
def shown(example: tuple[Path, Around]) -> Iterator[OpenBase]:
    """One demonstration base, being looked at."""
    with looked_base(*example) as looked:
        yield looked


def part_of(report: Report, name: str) -> Part:
    return next(each for each in report.parts if each.name == name)


def column_of(part: Part, title: str) -> list[object]:
    assert part.table is not None
    rank = [each.title for each in part.table.columns].index(title)
    return [row.cells[rank] for row in part.table.rows]


def plain(said: Iterable[str]) -> list[str]:
    return [each.replace("\u202f", " ").replace("\u00a0", " ") for each in said]


def test_every_report_has_its_words() -> None:
    assert tuple(kind.code for kind in KINDS) == words.codes()


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_a_year_is_what_the_journal_says_of_its_end_less_its_eve(
    shown: OpenBase, example: tuple[Path, Around], year: int
) -> None:
    since, until = whole_year(year)
    found = read_period(shown, Span(since, until))

    tables = replayed(example[0])
    before, after = envelopes_on(tables, date(year - 1, 12, 31)), envelopes_on(tables, min(until, TODAY))

    assert not found.envelopes.outside
    for name in FIGURES:
        expected = sum(each[name] for each in after.values()) - sum(each[name] for each in before.values())
        assert found.now.money.of(name) == expected, name
        assert sum(each.money.of(name) for each in found.fiches) == expected, name
        assert sum(each.money.of(name) for each in found.moved) == expected, name
        assert found.standing.of(name) == found.envelopes.whole.figure(name), name


def test_the_years_one_after_the_other_come_to_what_stands(shown: OpenBase) -> None:
    years = [read_period(shown, Span(*whole_year(year))) for year in (2023, 2024, 2025, 2026)]

    whole = read_envelopes(shown).whole

    for name in FIGURES:
        assert sum(each.now.money.of(name) for each in years) == whole.figure(name), name
    assert [each.now.money for each in years[:-2]] == [each.former.money for each in years[1:-1]]


def test_a_year_counts_the_dossiers_that_it_lists(shown: OpenBase) -> None:
    found = read_period(shown, Span(*whole_year(2025)))

    received = [each for each in found.moved if found.now.span.holds(each.project.received_on)]
    assert found.now.counts.received == len(received) == sum(each.received for each in found.fiches)
    assert found.now.counts.programmed == sum(each.programmed for each in found.fiches)
    assert found.now.counts.programmed == sum(each.projects for each in found.kinds)
    assert found.now.counts.programmed == sum(each.projects for each in found.communes)


def test_the_epcis_share_all_that_is_programmed(shown: OpenBase) -> None:
    names = read_choices(shown).epcis
    sheets = [read_epci(shown, name, TODAY) for name in names]

    whole = read_envelopes(shown).whole.programmed
    unplaced = sheets[0].unplaced.money.of("programmed")

    assert sum(each.money.of("programmed") for each in sheets) + unplaced == whole
    shares = {each.key: each.part for each in read_shares(shown)["epci"]}
    assert [each.share.part if each.share else None for each in sheets] == [shares.get(name) for name in names]
    for each in sheets:
        for name in ("voted", "paid"):
            assert sum(year.money.of(name) for year in each.years) == each.money.of(name)
            assert sum(found.money.of(name) for found in each.communes) == each.money.of(name)


def test_the_state_for_the_committee_says_the_envelopes_of_its_day(shown: OpenBase) -> None:
    for day in (TODAY, date(2025, 6, 30)):
        report = read_report(shown, "committee_state", replace(read_choices(shown).first, on=day))

        part, sheet = part_of(report, "Enveloppes"), read_envelopes(shown, day)

        assert part.table is not None
        assert part.table.total is not None
        assert part.table.total[2:] == tuple(
            getattr(sheet.whole, name) for name in ("granted", "programmed", "left", "paid")
        )
        assert column_of(part, "Programmé") == [each.programmed for each in sheet.pots]
        # What is drawn is said: the short table leaves out who waits.
        assert part.picture is not None
        for pot in (each for each in sheet.pots if each.waiting_amount):
            assert f"en attente {formats.money(pot.waiting_amount)}" in part.picture.said


def test_what_happened_since_a_sitting_is_not_what_it_decided(shown: OpenBase) -> None:
    found = read_committee(shown, TODAY)

    assert found.last is not None
    assert found.last.held_on == date(2026, 10, 30)
    assert min(day for each in found.happened for _, day in each.states) > found.last.held_on
    assert [each.day for each in found.dates] == sorted(each.day for each in found.dates)
    assert found.dates[0].day > TODAY
    assert found.alerts is not None
    assert found.alerts.is_whole
    assert read_committee(shown, date(2026, 10, 1)).alerts is None


def test_figures_reckoned_by_hand(desk: Desk) -> None:
    holders.edit_holder(desk.base, desk.ground.holder, epci="CC du Val", commune="Lys")
    funding.say_amount(desk.base, desk.dossier, desk.ground.feader, "voted", 5_000_00, date(2026, 2, 10))
    moves.change_status(desk.base, desk.dossier, "programmed", date(2026, 2, 10))
    funding.say_amount(desk.base, desk.dossier, desk.ground.feader, "paid", 1_200_50, ON)
    aim_shares(desk.base, {target_name("epci", "CC du Val"): read_shares(desk.base)["epci"][0].part})

    year = read_period(desk.base, Span(*whole_year(2026)))
    sheet = read_epci(desk.base, "CC du Val", ON)
    before = read_epci(desk.base, "CC du Val", date(2026, 2, 9))

    assert (year.now.money.of("voted"), year.now.money.of("paid"), year.former.money.of("voted")) == (
        5_000_00,
        1_200_50,
        0,
    )
    assert (year.now.counts.received, year.now.counts.programmed, year.now.counts.paid) == (1, 1, 1)
    assert year.is_running
    assert [(each.project.number, each.money.of("voted"), each.status) for each in sheet.supported] == [
        ("2026-001", 5_000_00, "programmed")
    ]
    assert sheet.share is not None
    assert [sheet.share.part, sheet.share.gap] == [1, 0]
    assert [(each.project.number, each.status, each.asked) for each in before.coming] == [
        ("2026-001", "complete", 6_400_00)
    ]
    assert (before.supported, sheet.coming) == ((), ())


def test_the_sheet_of_an_epci_is_read_by_an_elected_official(desk: Desk) -> None:
    holders.edit_holder(desk.base, desk.ground.holder, epci="CC du Val", commune="Lys")
    funding.say_amount(desk.base, desk.dossier, desk.ground.feader, "voted", 5_000_00, date(2026, 2, 10))
    moves.change_status(desk.base, desk.dossier, "programmed", date(2026, 2, 10))
    aim_shares(desk.base, {target_name("epci", "CC du Val"): Fraction(3, 10)})

    report = read_report(desk.base, "epci_sheet", Choice(*whole_year(2026), ON, "CC du Val"))

    assert plain(report.parts[0].sentences) == [
        (
            "CC du Val : LEADER y a soutenu 1 projet de 1 porteur, pour 5 000,00 € d’aide votée, dont rien n’est encore"
            " versé."
        ),
        "C’est 100 % de l’aide programmée par le GAL, pour un objectif de 30 % (70 % au-dessus).",
    ]
    assert part_of(report, "Par année").picture is None


def test_what_was_supposed_is_said_wherever_it_counts(desk: Desk) -> None:
    holders.edit_holder(desk.base, desk.ground.holder, epci="CC du Val")
    moves.change_status(desk.base, desk.dossier, "programmed", date(2026, 2, 10))
    choice = Choice(*whole_year(2026), ON, "CC du Val")

    parts = [("yearly", "Argent"), ("epci_sheet", "Synthèse"), ("committee_state", "Enveloppes")]
    doubts = [part_of(read_report(desk.base, code, choice), name).doubts for code, name in parts]

    assert [each[0][:36] for each in doubts] == ["1\u00a0dossier est compté par supposition"] * 3


def test_a_dossier_given_money_without_an_amount_is_said_and_listed_wherever_money_is(desk: Desk) -> None:
    holders.edit_holder(desk.base, desk.ground.holder, epci="CC du Val")
    for rank, status in enumerate(("programmed", "paid", "complete"), 2):
        draft = dossiers.DossierDraft(
            number=f"2026-00{rank}",
            title=f"Projet {rank}",
            fiche_id=desk.ground.fiche,
            rules_id=desk.ground.rules,
            holder_id=desk.ground.holder,
            steps=(dossiers.StepDraft(status, date(2026, 2, 1)),),
        )
        dossiers.create_dossier(desk.base, draft)
    choice = Choice(*whole_year(2026), ON, "CC du Val")

    for code, names in (
        ("yearly", ("Dossiers", "Argent")),
        ("epci_sheet", ("Synthèse",)),
        ("committee_state", ("Enveloppes",)),
    ):
        report = read_report(desk.base, code, choice)
        for name in names:
            assert plain(part_of(report, name).doubts)[0] == (
                "2 dossiers programmés, engagés ou payés n’ont aucun montant saisi : ils ne sont pas comptés."
                " Voir plus bas « Dossiers sans montant »."
            )
        listed = part_of(report, "Sans montant")
        assert column_of(listed, "Dossier") == ["2026-002", "2026-003"]
        assert column_of(listed, "État") == ["Programmé", "Payé"]
        assert listed.table is not None
        assert all(row.opens is not None and row.opens.part == "payments" for row in listed.table.rows)

    sheet = read_report(desk.base, "epci_sheet", choice)
    assert plain(sheet.parts[0].sentences)[0] == (
        "CC du Val : au 02/03/2026, aucun montant d’aide LEADER n’y est encore saisi."
    )
    # Before their state, nothing was missing.
    early = read_report(desk.base, "committee_state", replace(choice, on=date(2026, 1, 31)))
    assert "Sans montant" not in [each.name for each in early.parts]


def test_a_year_of_which_nothing_is_noted_says_so_in_place_of_zeros(base: OpenBase) -> None:
    year = read_report(base, "yearly", read_choices(base).first)

    for name, said in (
        (
            "Dossiers",
            (
                "Rien n’est noté sur cette période ni sur la précédente : ni jour de réception, ni avis, ni montant"
                " daté, ni fin."
            ),
        ),
        ("Argent", "Aucun montant voté, engagé ou payé n’est noté."),
    ):
        part = part_of(year, name)
        assert part.table is not None
        assert (part.table.rows, plain([part.table.nothing]), part.figures) == ((), [said], ())


def test_contacts_tied_to_a_dossier_are_counted_one_by_one(desk: Desk) -> None:
    for caller in ("Mairie", "Mairie, à nouveau", "Association"):
        made = add_conversation(desk.base, ConversationDraft(ON, caller))
        if caller != "Association":
            edit_conversation(desk.base, made, dossier_id=desk.dossier)

    year = read_report(desk.base, "yearly", Choice(*whole_year(2026), ON))

    assert plain(part_of(year, "Animation").sentences) == [
        "3 échanges notés, contre 0 sur la période précédente ; 2 sont liés à un dossier."
    ]


def test_a_dossier_of_no_envelope_counts_as_any_other(desk: Desk) -> None:
    holders.edit_holder(desk.base, desk.ground.holder, epci="CC du Val")
    lost = make_dossier(desk.base, desk.ground, "2026-002")
    dossiers.edit_dossier(desk.base, lost, fiche_id=None)
    choice = Choice(*whole_year(2026), ON, "CC du Val")

    waiting = part_of(read_report(desk.base, "committee_state", choice), "En attente")
    coming = part_of(read_report(desk.base, "epci_sheet", choice), "À venir")
    asked = read_map(desk.base, MapWish(ON, measure="asked")).sheet
    assert column_of(waiting, "Aide demandée") == column_of(coming, "Aide demandée") == [6_400_00, 6_400_00]
    assert coming.doubts == ()
    assert asked.total("asked") == 12_800_00

    funding.say_amount(desk.base, lost, desk.ground.feader, "voted", 5_000_00, date(2026, 2, 10))
    moves.change_status(desk.base, lost, "programmed", date(2026, 2, 10))
    given = read_report(desk.base, "yearly", choice)
    moves.change_status(desk.base, lost, "deprogrammed", date(2026, 2, 20))
    year = read_period(desk.base, Span(date(2026, 2, 15), ON))
    drawn = read_map(desk.base, MapWish(date(2026, 3, 1), since=date(2026, 2, 15))).sheet

    assert [year.now.money.of(name) for name in ("voted", "programmed", "released")] == [0, -5_000_00, 5_000_00]
    assert year.standing.of("voted") == 5_000_00
    assert drawn.total("programmed") == -5_000_00
    # Its money is in no envelope, and that is said where both are put side by side.
    assert plain(part_of(given, "Argent").doubts) == ["Dont 5 000,00 € programmés hors de toute enveloppe."]


def test_a_state_dated_ahead_counts_once_today_as_in_the_envelopes(desk: Desk) -> None:
    holders.edit_holder(desk.base, desk.ground.holder, epci="CC du Val")
    funding.say_amount(desk.base, desk.dossier, desk.ground.feader, "voted", 5_000_00, ON)
    moves.change_status(desk.base, desk.dossier, "programmed", ON + timedelta(days=9))

    sheet, state = read_epci(desk.base, "CC du Val", ON), read_committee(desk.base, ON)
    year = read_period(desk.base, Span(*whole_year(2026)))

    assert [each.status for each in sheet.supported] == ["programmed"]
    assert (sheet.coming, state.waiting) == ((), ())
    assert [each.status for each in year.moved] == ["programmed"]
    assert year.now.money.of("voted") == read_envelopes(desk.base).whole.figure("voted") == 5_000_00


def test_nothing_is_told_of_days_to_come(desk: Desk) -> None:
    choice = Choice(*whole_year(2027), ON)

    for code in ("yearly", "committee_mirror"):
        (only,) = read_report(desk.base, code, choice).parts
        assert plain(only.sentences) == ["Cette période commence le 01/01/2027 : rien ne peut encore en être dit."]


def test_what_calls_gathered_is_told_of_today_alone(desk: Desk) -> None:
    opens, closes = (datetime(2026, month, 1, 12) for month in (1, 12))  # noqa: DTZ001 - the clock on the wall
    add_call(desk.base, CallDraft("Appel", opens_at=opens, closes_at=closes, envelope=50_000_00))
    now, before = (
        part_of(read_report(desk.base, "committee_state", Choice(*whole_year(2026), day)), "Appels")
        for day in (ON, ON - timedelta(days=5))
    )

    assert [column_of(each, "Dépôts") for each in (now, before)] == [[0], ["–"]]
    assert [column_of(each, "Demandé") for each in (now, before)] == [[0], ["–"]]
    assert before.sources.startswith("Les dépôts ne sont connus qu’au jour d’aujourd’hui")


def test_a_report_that_cannot_be_is_refused(desk: Desk) -> None:
    choice = Choice(date(2026, 3, 1), date(2026, 2, 1), ON)

    for code, refusal in (
        ("yearly", "period_reversed"),
        ("epci_sheet", "epci_needed"),
        ("horoscope", "no_such_report"),
    ):
        with pytest.raises(Refusal) as refused:
            read_report(desk.base, code, choice)
        assert refused.value.code == refusal


def test_a_base_without_anything_has_its_reports_all_the_same(base: OpenBase) -> None:
    choice = read_choices(base).first

    year = read_report(base, "yearly", choice)
    state = read_report(base, "committee_state", choice)

    assert part_of(year, "Dossiers").doubts == ("Rien n’est connu\u00a0: la période précédente n’est pas comparée.",)
    assert part_of(state, "Depuis la séance").sentences == ("Aucune séance tenue n’est notée.",)


def test_the_workbook_holds_the_amounts_and_the_paper_two_pages(shown: OpenBase, tmp_path: Path) -> None:
    choice = read_choices(shown).first
    for name in ("etat.pdf", "etat.odt", "etat.xlsx"):
        write_report(shown, "committee_state", choice, tmp_path / name)

    book = openpyxl.load_workbook(tmp_path / "etat.xlsx", data_only=True)
    sheet = next(each for each in book.worksheets if each.title.endswith("Enveloppes"))
    titles = [cell.value for cell in sheet[1]]
    programmed = [row[titles.index("Programmé")] for row in sheet.iter_rows(min_row=2, values_only=True)]

    pots = read_envelopes(shown).pots
    assert [round(float(str(each)) * 100) for each in programmed] == [
        *(each.programmed for each in pots),
        sum(each.programmed for each in pots),
    ]
    assert page_count((tmp_path / "etat.pdf").read_bytes()) <= 2
    (paper,) = compose(shown, "committee_state")
    told = text_of(paper)
    assert all(f"{each.fiche} {each.title}" in told for each in pots)
    assert "Dégagement" in zipfile.ZipFile(tmp_path / "etat.odt").read("content.xml").decode()


def test_every_epci_has_its_sheet_in_one_folder(shown: OpenBase, tmp_path: Path) -> None:
    choices, told = read_choices(shown), list[tuple[int, int]]()

    written = write_every_epci(shown, choices.first, tmp_path, lambda done, of: told.append((done, of)))

    names = [f"{epci} {choices.first.on.isoformat()}.pdf" for epci in choices.epcis]
    assert [each.path.name for each in written] == names
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(names)
    assert told == [(rank, len(names)) for rank in range(len(names))]
    assert all(page_count(each.path.read_bytes()) for each in written)


def test_the_sheets_of_epcis_and_the_state_for_the_committee_are_papers_too(shown: OpenBase) -> None:
    choices = read_choices(shown)
    sheets, (state,) = compose(shown, "epci_sheets"), compose(shown, "committee_state")

    assert [each.title for each in sheets] == list(choices.epcis)
    # Each is apart from the others, and keeps its own state.
    assert len({each.reference for each in sheets}) == len(sheets)
    assert all(each.title in text_of(each) for each in sheets)
    day = choices.first.on.isoformat()
    assert (state.reference, state.title) == (f"COMITE-{day}", "État pour le comité")
    assert papers.file_name(sheets[0].title, sheets[0].reference) == f"EPCI-{day} {choices.epcis[0]}"
