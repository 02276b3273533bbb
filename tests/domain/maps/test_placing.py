"""Where projects are put: at the commune they name, at their holder's, in equal shares; nothing gets lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.domain.maps.communes import Gazetteer, MapCommune, Named, gather
from leaderdesk.domain.maps.placing import PLACINGS, MapProject, MapSheet, Placing, locate, pieces_of, sheet_of_map

COMMUNES = tuple(MapCommune(key, key.title(), is_inside=True) for key in ("cucq", "étaples", "verton"))
GAZETTEER = Gazetteer(COMMUNES)


def project(
    programmed: int, *named: str, home: str | None = "cucq", unread: tuple[str, ...] = (), rank: int = 1
) -> MapProject:
    return MapProject(rank, f"2026-{rank:03}", "Halle", "Mairie", "programmed", 0, programmed, 0, home, named, unread)


def on(sheet: MapSheet) -> dict[str, int]:
    return {line.commune.key: line.programmed for line in sheet.lines}


def test_a_project_is_where_it_says_else_where_its_holder_sits() -> None:
    found = [project(100, rank=1), project(200, "verton", rank=2), project(400, home=None, rank=3)]
    sheet = sheet_of_map(GAZETTEER, found, "holder")

    assert on(sheet) == {"cucq": 100, "étaples": 0, "verton": 200}
    assert (sheet.unplaced_total("programmed"), sheet.total("programmed")) == (400, 700)
    assert [line.commune.key for line in sheet.reached] == ["cucq", "verton"]


def test_a_project_of_three_communes_goes_to_its_holder_or_to_each_of_them() -> None:
    wide = project(10_000, "cucq", "étaples", "verton", home="étaples")

    assert on(sheet_of_map(GAZETTEER, [wide], "holder")) == {"cucq": 0, "étaples": 10_000, "verton": 0}
    shared = sheet_of_map(GAZETTEER, [wide], "shared")
    # The cent that is left goes to the first.
    assert on(shared) == {"cucq": 3_334, "étaples": 3_333, "verton": 3_333}
    assert ([line.projects for line in shared.lines], shared.total("projects")) == ([1, 1, 1], 1)
    assert shared.several == (wide,)


def test_the_share_of_a_place_nobody_knows_stays_without_a_place() -> None:
    sheet = sheet_of_map(GAZETTEER, [project(900, "cucq", unread=("tout le canton",))], "shared")

    assert (on(sheet)["cucq"], sheet.unplaced_total("programmed")) == (450, 450)


def test_communes_outside_the_list_are_shown_only_where_something_is() -> None:
    found = gather(["Cucq"], [Named("Paris", "75056", "Métropole", False), Named("Lyon", "69123", None, False)], [])
    sheet = sheet_of_map(found, [project(1, home="75056")], "holder")

    assert [(line.commune.name, line.commune.is_inside, line.seats) for line in sheet.lines] == [
        ("Cucq", True, 0),
        ("Paris", False, 1),
    ]


@given(
    st.lists(
        st.tuples(
            st.integers(-5_000, 90_000_00),
            st.sets(st.sampled_from(["cucq", "étaples", "verton"])),
            st.sampled_from(["cucq", "verton", None, "elsewhere"]),
            st.booleans(),
        ),
        max_size=8,
    ),
    st.sampled_from(PLACINGS),
)
def test_what_is_on_the_map_and_what_has_no_place_are_the_whole(
    drawn: list[tuple[int, set[str], str | None, bool]], placing: Placing
) -> None:
    found = [
        project(amount, *sorted(named), home=home, unread=("?",) if is_unread else (), rank=rank)
        for rank, (amount, named, home, is_unread) in enumerate(drawn)
    ]
    sheet = sheet_of_map(GAZETTEER, found, placing)

    whole = sum(amount for amount, *_ in drawn)
    assert sum(on(sheet).values()) + sheet.unplaced_total("programmed") == sheet.total("programmed") == whole
    assert all(sum(piece.amounts[1] for piece in pieces_of(each, placing)) == each.programmed for each in found)


def test_communes_are_one_by_their_code_and_joined_by_a_name_only_one_has() -> None:
    found = gather(
        ["étaples", "62261"],
        [Named("Étaples", "62318", "CA2BM"), Named("Cucq", "62261", "CA2BM"), Named("Saint-Martin", None, "CA2BM")],
        [
            Named("Saint-Martin", "62001", "200069029"),
            Named("Saint-Martin", "62002"),
            Named("Cucq", "62261", "200069029"),
        ],
    )

    assert [(each.key, each.epci, each.is_inside, each.has_outline) for each in found.communes] == [
        ("62261", "CA2BM", True, True),
        ("62318", "CA2BM", True, False),
        # Known by its number in the file, and by this name to the holders of its other communes.
        ("62001", "CA2BM", False, True),
        ("62002", None, False, True),
    ]
    assert found.unclear == ("Saint-Martin",)
    assert locate(found, ["ÉTAPLES", "62261", "Saint-Martin", "tout le pays", "Etaples"]) == (
        ("62318", "62261"),
        ("Saint-Martin", "tout le pays"),
    )
    # Where its holder sits, the name of a commune is that one.
    assert locate(found, ["saint martin"], found.find("", "62002")) == (("62002",), ())
