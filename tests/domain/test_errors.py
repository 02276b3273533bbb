"""Expected failures carry a code and data; a report tells sound from clean."""

from __future__ import annotations

from leaderdesk.domain.errors import Expected, Fault, Refusal
from leaderdesk.domain.findings import Finding, Report, doubt, fault


def test_a_failure_carries_its_code_and_its_data() -> None:
    refusal, broken = Refusal("number_taken", number="2026-001"), Fault("missing", path="/gal")

    assert (refusal.code, refusal.data) == ("number_taken", {"number": "2026-001"})
    assert (broken.code, broken.data) == ("missing", {"path": "/gal"})
    assert isinstance(refusal, Expected)
    assert not isinstance(refusal, Fault)


def test_a_doubt_leaves_a_base_sound_and_a_fault_does_not() -> None:
    doubtful, faulty = Report((doubt("siret_invalid", holder="x"),), {}), Report((fault("orphan"),), {})

    assert (doubtful.is_sound, doubtful.is_clean) == (True, False)
    assert (faulty.is_sound, faulty.is_clean) == (False, False)
    assert not Report((*doubtful.findings, *faulty.findings), {}).is_sound
    assert Report((), {}).is_clean
    assert fault("orphan", table="x") == Finding("orphan", "fault", {"table": "x"})
