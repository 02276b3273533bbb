"""The demonstration base: the same bytes for the same day, complete, coherent, and nothing for `check` to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import func, select

from leaderdesk.domain.dossiers import STATUSES
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings.records import verify_record
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, close_base, looked_base, open_base
from leaderdesk.services.checks import check_file
from leaderdesk.services.demo import create_demo
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.services.history import undo, undo_offer
from leaderdesk.services.sitting_answers import read_forecast
from leaderdesk.services.sitting_lists import read_sittings
from leaderdesk.store.schema import (
    Base,
    CostLine,
    Dossier,
    Envelope,
    Fiche,
    FicheRules,
    Funder,
    FundingLine,
    Holder,
    Mandate,
    Quote,
    SealedRecord,
    Seat,
    StatusStep,
    Structure,
)
from leaderdesk.store.schema.journal import EntryRow
from leaderdesk.system.clock import SteppingClock
from leaderdesk.system.paths import pieces_folder
from tests.examples import TODAY, put_example

SETTLED = STATUSES[STATUSES.index("complete") + 1 :]


@pytest.fixture(scope="module")
def demo(example: tuple[Path, Around]) -> Path:
    """One demonstration base for the tests that only look."""
    return example[0]


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory, example: tuple[Path, Around]) -> Path:
    """Another of the same day, made as the program makes it: on a day that nobody told."""
    folder = tmp_path_factory.mktemp("again")
    around = replace(example[1], clock=SteppingClock(datetime(2026, 11, 21, 14, tzinfo=UTC)))
    return create_demo(folder / "bases" / "autre nom é.leaderdesk", around)


@pytest.fixture
def shown(demo: Path, around: Around) -> Iterator[OpenBase]:
    """The same, being looked at."""
    with looked_base(demo, around) as looked:
        yield looked


def test_demo_of_one_day_is_the_same_to_the_byte_told_or_not(demo: Path, again: Path) -> None:
    assert sha256(again.read_bytes()).hexdigest() == sha256(demo.read_bytes()).hexdigest()
    assert _pieces(again) == _pieces(demo)
    assert len(_pieces(demo)) == 9


def test_demo_of_another_day_is_shifted_with_it(shown: OpenBase, tmp_path: Path, around: Around) -> None:
    later = create_demo(tmp_path / "plus tard", around, today=TODAY + timedelta(weeks=3))

    with looked_base(later, around) as shifted:
        found = {row.title: row.received_on for row in list_dossiers(shifted)}
    assert shifted.id != shown.id
    assert found == {
        row.title: row.received_on and row.received_on + timedelta(weeks=3) for row in list_dossiers(shown)
    }


def test_demo_leaves_nothing_else(again: Path) -> None:
    assert [each.name for each in again.parent.parent.iterdir()] == ["bases"]
    assert sorted(each.name for each in again.parent.iterdir()) == ["autre nom é.leaderdesk", "autre nom é.pieces"]


def test_demo_refuses_a_name_that_is_taken(tmp_path: Path, around: Around) -> None:
    taken = tmp_path / "exemple.leaderdesk"
    taken.write_bytes(b"of the user")

    with pytest.raises(Refusal) as refusal:
        create_demo(tmp_path / "exemple", around, today=TODAY)

    assert refusal.value.code == "already_there"
    assert taken.read_bytes() == b"of the user"
    assert list(tmp_path.iterdir()) == [taken]


def test_demo_passes_the_check_without_a_word(demo: Path, around: Around) -> None:
    report = check_file(demo, around)

    assert report.findings == ()


def test_demo_can_be_worked_in(tmp_path: Path, around: Around) -> None:
    opened = open_base(put_example(tmp_path, around), around)

    assert undo_offer(opened) is not None
    undo(opened)

    close_base(opened, around)
    assert check_file(opened.path, around).is_clean


def test_demo_has_a_sitting_in_each_phase_and_one_to_prepare(shown: OpenBase) -> None:
    found = read_sittings(shown, TODAY)

    assert [(row.phase, row.points, row.readiness) for row in found] == [
        ("preparation", 7, "to_check"),
        ("closed", 5, "closed"),
        ("sealed", 12, "sealed"),
    ]
    assert read_forecast(shown, found[0].id).counts["coming"] == 12
    with shown.read() as session:
        record = session.scalars(select(SealedRecord.record)).one()
    assert verify_record(record).holds


def test_demo_is_an_example_with_its_counts(shown: OpenBase) -> None:
    with shown.read() as session:
        counts = {kind: session.scalar(select(func.count()).select_from(kind)) for kind in (Fiche, Funder, Structure)}
        colleges = session.scalars(select(Seat.college)).all()
        suppleants = session.scalars(select(Mandate.id).where(Mandate.role == "suppleant")).all()
        envelopes = session.scalar(select(func.sum(Envelope.amount)))
        is_example = session.scalars(select(Base.is_example)).one()

    assert is_example
    assert counts == {Fiche: 6, Funder: 12, Structure: 24}
    assert (colleges.count("public"), colleges.count("private"), len(suppleants)) == (10, 14, 23)
    assert envelopes == 320_000_000
    assert len(list_dossiers(shown)) == 60


def test_demo_shows_every_state(shown: OpenBase) -> None:
    assert {row.status for row in list_dossiers(shown)} == set(STATUSES)


def test_demo_settled_dossiers_are_financed_to_the_cent(shown: OpenBase) -> None:
    with shown.read() as session:
        lines = select(FundingLine.dossier_id, func.sum(FundingLine.amount)).group_by(FundingLine.dossier_id)
        funded = dict(session.execute(lines).all())
        complete = set(session.scalars(select(StatusStep.dossier_id).where(StatusStep.status == "complete")))

    settled = [row for row in list_dossiers(shown) if row.status in SETTLED or row.id in complete]
    assert len(settled) > 40
    assert {row.number: funded[row.id] for row in settled} == {row.number: row.total_cost for row in settled}


def test_demo_plans_keep_the_rules_of_their_fiche(shown: OpenBase) -> None:
    listed = {row.id: row for row in list_dossiers(shown) if row.european and row.status in SETTLED}
    with shown.read() as session:
        found = session.execute(
            select(Dossier.id, Dossier.inside_share, FicheRules, Holder.nature)
            .join(FicheRules, FicheRules.id == Dossier.rules_id)
            .join(Holder, Holder.id == Dossier.holder_id)
            .where(Dossier.id.in_(listed))
        ).all()
        own = dict(
            session.execute(select(FundingLine.dossier_id, FundingLine.amount).where(FundingLine.nature == "own")).all()
        )
        session.expunge_all()

    for key, inside_share, rules, nature in found:
        row = listed[key]
        eligible = min(int(row.eligible_cost * (inside_share or 1)), rules.eligible_max or row.eligible_cost)
        calling = row.national_public + (0 if nature == "private" else own[row.id])
        ceiling = min(rules.max_public_aid_rate * eligible, Fraction(rules.public_aid_max or row.total_cost))
        assert row.european * (1 - rules.feader_share) <= calling * rules.feader_share, row.title
        assert (rules.feader_min or 0) <= row.european <= (rules.feader_max or row.total_cost), row.title
        assert row.european + row.national_public <= ceiling, row.title
        assert own[row.id] >= rules.min_own_rate * eligible, row.title
        assert eligible >= (rules.eligible_min or 0), row.title


def test_demo_fits_its_envelopes(shown: OpenBase) -> None:
    with shown.read() as session:
        envelopes = select(Fiche.code, func.sum(Envelope.amount)).join(Envelope).group_by(Fiche.code)
        given = dict(session.execute(envelopes).all())

    taken = {code: sum(row.european for row in list_dossiers(shown) if row.fiche == code) for code in given}
    assert all(0 < taken[code] <= given[code] for code in given)


def test_demo_quotes_have_one_retained_and_a_reason_when_dearer(shown: OpenBase) -> None:
    with shown.read() as session:
        quotes: dict[int, list[Quote]] = {}
        for quote in session.scalars(select(Quote)):
            quotes.setdefault(quote.cost_line_id, []).append(quote)
        amounts = dict(session.execute(select(CostLine.id, CostLine.amount)).all())
        session.expunge_all()

    chosen = [(line, quote) for line, each in quotes.items() for quote in each if quote.is_retained]
    dearer = [quote for line, quote in chosen if quote.amount > min(each.amount for each in quotes[line])]
    assert max(map(len, quotes.values())) <= 3
    assert all(quote.amount == amounts[line] for line, quote in chosen)
    assert dearer
    assert all(quote.reason for quote in dearer)


def test_demo_states_follow_one_another(shown: OpenBase) -> None:
    with shown.read() as session:
        steps = session.scalars(select(StatusStep).order_by(StatusStep.dossier_id, StatusStep.since)).all()
        session.expunge_all()

    lives: dict[int, list[StatusStep]] = {}
    for step in steps:
        lives.setdefault(step.dossier_id, []).append(step)
    for life in lives.values():
        assert sorted(str(step.until) for step in life[:-1]) == sorted(str(step.since) for step in life[1:])
    assert min(step.since for step in steps) < TODAY - timedelta(days=1400)


def test_demo_journal_goes_forward_over_four_years(shown: OpenBase) -> None:
    with shown.read() as session:
        moments = [datetime.fromisoformat(at) for at in session.scalars(select(EntryRow.at).order_by(EntryRow.height))]

    assert moments == sorted(moments)
    assert moments[0].date() <= TODAY - timedelta(days=1461)
    assert TODAY - timedelta(days=7) <= moments[-1].date() < TODAY


def _pieces(base: Path) -> dict[str, bytes]:
    folder = pieces_folder(base)
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}
