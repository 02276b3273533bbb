"""The map of the communes adds up to what the envelopes say, on any day, whatever is chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from leaderdesk.domain.maps.pictures import MapPicture
from leaderdesk.domain.maps.placing import PLACINGS, Placing
from leaderdesk.domain.typed.choices import Commune
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, looked_base
from leaderdesk.services.communes import settle_holder
from leaderdesk.services.dossiers import edit_dossier, quick_create
from leaderdesk.services.envelopes import read_envelopes
from leaderdesk.services.funding import say_amount
from leaderdesk.services.holders import HolderDraft, add_holder
from leaderdesk.services.maps import MapWish, read_map
from leaderdesk.services.moves import change_status
from leaderdesk.services.reading import today
from leaderdesk.services.reporting.making import read_choices, read_report, write_report
from leaderdesk.services.settings import set_setting
from tests.examples import TODAY
from tests.factories import make_dossier, make_ground
from tests.services.envelopes_oracle import envelopes_on, replayed

CUT = date(2025, 6, 30)


def plain(said: str) -> str:
    return said.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("placing", PLACINGS)
def test_the_map_is_the_whole_of_the_envelopes(example: tuple[Path, Around], placing: Placing) -> None:
    path, around = example
    with looked_base(path, around) as base:
        whole = read_envelopes(base)
        sheet = read_map(base, MapWish(TODAY, placing=placing)).sheet

        outside = sum(each.figure("programmed") for each in whole.outside)
        assert sheet.total("programmed") == whole.whole.programmed + outside > 0
        assert sheet.total("paid") == whole.whole.paid + sum(each.paid for each in whole.outside)
        assert sheet.placed("programmed") + sheet.unplaced_total("programmed") == sheet.total("programmed")


def test_the_map_of_a_past_day_is_what_the_journal_had_programmed(example: tuple[Path, Around]) -> None:
    path, around = example
    expected = envelopes_on(replayed(path), CUT)
    with looked_base(path, around) as base:
        found = read_map(base, MapWish(CUT))

        assert found.sheet.total("programmed") - found.outside == sum(each["programmed"] for each in expected.values())
        assert found.sheet.total("paid") == sum(each["paid"] for each in expected.values())


def test_what_a_period_gained_is_the_difference_of_its_two_ends(example: tuple[Path, Around]) -> None:
    path, around = example
    since = date(2025, 7, 1)
    with looked_base(path, around) as base:
        ends = [read_map(base, MapWish(day)).sheet for day in (CUT, TODAY)]
        gained = read_map(base, MapWish(TODAY, since=since)).sheet

        assert since - timedelta(days=1) == CUT
        for measure in ("programmed", "paid"):
            assert gained.total(measure) == ends[1].total(measure) - ends[0].total(measure)


def test_a_fiche_and_a_state_show_their_dossiers_only(example: tuple[Path, Around]) -> None:
    path, around = example
    with looked_base(path, around) as base:
        pots = [each for each in read_envelopes(base).pots if each.row and each.row.fiche == "1"]
        (fiche,) = {each.row.fiche_id for each in pots if each.row}
        of_fiche = read_map(base, MapWish(TODAY, fiche_id=fiche)).sheet
        waiting = read_map(base, MapWish(TODAY, status="waiting_list")).sheet

        assert of_fiche.total("programmed") == sum(each.programmed for each in pots)
        assert {piece.project.status for piece in waiting.pieces} == {"waiting_list"}
        assert (waiting.total("programmed"), waiting.total("projects")) == (0, len(waiting.pieces))


def test_projects_are_put_by_hand_reckoned_figures(base: OpenBase) -> None:
    ground = make_ground(base)
    set_setting(base, "territory_communes", "Cucq\nÉtaples\nVerton")
    lost = add_holder(base, HolderDraft("Foyer"))
    keys = [make_dossier(base, ground, f"2026-00{rank}", f"Projet {rank}") for rank in (1, 2, 3)]
    edit_dossier(base, keys[1], communes="Cucq, Étaples ; le canton")
    edit_dossier(base, keys[2], holder_id=lost)
    settle_holder(base, ground.holder, Commune("Verton", "62849"))
    wish = MapWish(today(base), measure="asked")
    on_holder = read_map(base, wish).sheet
    shared = read_map(base, MapWish(today(base), measure="asked", placing="shared")).sheet

    # Each asks for 6 400 €.
    assert {each.commune.name: each.asked for each in on_holder.lines} == {"Cucq": 0, "Étaples": 0, "Verton": 12_800_00}
    assert {each.commune.name: each.asked for each in shared.lines} == {
        "Cucq": 2_133_34,
        "Étaples": 2_133_33,
        "Verton": 6_400_00,
    }
    assert (on_holder.unplaced_total("asked"), shared.unplaced_total("asked")) == (6_400_00, 8_533_33)
    assert [each.unread for each in shared.several] == [("le canton",)]


def test_the_epcis_of_the_map_add_up_to_the_whole(shown: OpenBase) -> None:
    for placing in ("holder", "shared"):
        choice = replace(read_choices(shown).first, options=(("map_placing", placing), ("map_span", "year")))
        report = read_report(shown, "communes_map", choice)
        whole, by_epci = (
            next(each for each in report.parts if each.name == name).table for name in ("Carte", "Par EPCI")
        )

        assert whole is not None
        assert by_epci is not None
        assert whole.total is not None
        assert by_epci.total is not None
        assert by_epci.total[3:] == whole.total[2:]
        for rank in (4, 5, 6):
            assert sum(row.cells[rank] for row in by_epci.rows) == by_epci.total[rank]  # type: ignore[misc]  # cents
        assert "Demandé : ce qui l’est au 21/11/2026." in plain(report.parts[0].sources)


def test_a_commune_that_gives_back_is_told_apart_from_one_where_nothing_is(base: OpenBase) -> None:
    ground = make_ground(base)
    set_setting(base, "territory_communes", "Cucq\nVerton")
    began, fiche = date(2025, 1, 6), ground.fiche
    key = quick_create(base, title="Halle", holder_id=ground.holder, fiche_id=fiche, on=began, communes="Cucq")
    say_amount(base, key, ground.feader, "voted", 5_000_00, date(2025, 3, 1))
    change_status(base, key, "programmed", date(2025, 3, 1))
    change_status(base, key, "deprogrammed", date(2026, 3, 1))

    choice = replace(read_choices(base).first, options=(("map_span", "year"),))
    picture = read_report(base, "communes_map", choice).parts[0].picture

    assert isinstance(picture, MapPicture)
    assert [(each.name, plain(each.short)) for each in picture.tiles] == [("Cucq", "−5 000,00 €"), ("Verton", "–")]
    assert picture.nothing == "rien de programmé, ou une baisse"


def test_the_report_says_where_it_stands_and_what_has_no_place(base: OpenBase, tmp_path: Path) -> None:
    ground = make_ground(base)
    make_dossier(base, ground)
    choice = read_choices(base).first
    bare = read_report(base, "communes_map", choice)
    set_setting(base, "territory_communes", "Cucq")
    known = read_report(base, "communes_map", choice)

    assert [part.name for part in bare.parts] == ["Carte", "Sans commune"]
    assert bare.parts[0].picture is None
    assert [part.name for part in known.parts] == ["Carte", "Par EPCI", "Sans projet", "Sans commune"]
    bare_of, lost = known.parts[2].table, known.parts[3].table
    assert bare_of is not None
    assert lost is not None
    assert bare_of.rows[0].cells == ("EPCI non renseigné", 1, "Cucq")
    assert lost.rows[0].cells[2] == "ni le dossier ni le porteur n’ont de commune"
    for ending in (".pdf", ".odt", ".xlsx"):
        assert write_report(base, "communes_map", choice, tmp_path / f"carte{ending}").path.stat().st_size > 0
