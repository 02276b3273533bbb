"""The record of a sitting: exported, computed again, every sealed version kept; a dossier's passages."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from fractions import Fraction
from pathlib import Path

import pytest
from sqlalchemy import select

from leaderdesk.cli import main
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.services import sitting_batches, sitting_passages, sitting_records, sittings
from leaderdesk.services.bases import OpenBase, act
from leaderdesk.services.heads import read_head
from leaderdesk.store.schema import SealedRecord
from leaderdesk.store.unit import Unit
from tests.services.test_sitting_batches import dossier_of, held
from tests.services.test_sittings import DAY, make_sitting


def test_exported_record_is_verified_by_the_command_line(
    base: OpenBase, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sitting = held(base)
    sittings.seal_sitting(base, sitting)
    target = tmp_path / "seance.json"
    digest = sitting_records.export_record(base, sitting, target, 1)
    code = main(["verify", str(target)])

    said = capsys.readouterr().out.splitlines()
    assert (code, said[-1]) == (0, f"Empreinte : {digest}")


def test_digest_is_what_the_documented_recipe_gives(base: OpenBase) -> None:
    sitting = held(base)
    whole = json.loads(sitting_records.read_record(base, sitting))
    digest = whole.pop("digest")
    del whole["format"]
    written = json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    assert hashlib.sha256(unicodedata.normalize("NFC", written).encode()).hexdigest() == digest


def test_both_versions_are_kept_and_hold_on_their_own(base: OpenBase) -> None:
    sitting = held(base)
    sittings.seal_sitting(base, sitting)
    sittings.reopen_sitting(base, sitting, "Réserve oubliée")
    sittings.note_gesture(base, sitting, told.Closed())
    sittings.seal_sitting(base, sitting)

    found = [sitting_records.recount_record(base, sitting, version) for version in (1, 2)]
    assert [each.verified.holds for each in found] == [True, True]
    assert found[0].verified.digest != found[1].verified.digest


def test_seal_that_is_not_the_one_put_on_is_found(base: OpenBase) -> None:
    sitting = held(base)
    sittings.seal_sitting(base, sitting)
    with Unit(base, act(base, "seal_sitting", sitting="Comité de mars")) as unit:
        unit.session.scalars(select(SealedRecord)).one().digest = "0" * 64
        unit.commit()
    found = sitting_records.recount_record(base, sitting, 1)

    assert not found.verified.holds
    assert [each.code for each in found.results if not each.holds] == ["digest"]


def test_version_that_was_never_sealed_is_refused(base: OpenBase) -> None:
    sitting = held(base)

    with pytest.raises(Refusal, match="record_gone"):
        sitting_records.recount_record(base, sitting, 1)


def test_passage_says_vote_decision_and_amount(base: OpenBase) -> None:
    sitting = held(base)
    (passage,) = sitting_passages.read_passages(base, dossier_of(base))

    assert (passage.sitting_id, passage.day, passage.is_examined) == (sitting, DAY, True)
    assert passage.vote is not None
    assert passage.vote.outcome.totals.in_favour == 4
    assert passage.decision is not None
    assert (passage.decision.outcome, passage.decision.amount) == ("reservations", Fraction(6_400))


def test_passage_to_come_has_nothing_yet(base: OpenBase) -> None:
    make_sitting(base)
    (passage,) = sitting_passages.read_passages(base, dossier_of(base))

    assert (passage.phase, passage.is_examined, passage.decision) == ("preparation", False, None)


def test_followed_condition_becomes_an_alert_once_late(base: OpenBase) -> None:
    sitting = held(base)
    sitting_batches.close_batch(base, sitting)

    codes = {each.code for each in read_head(base, dossier_of(base), DAY.replace(month=6)).alerts}
    assert "answer_late" in codes
