"""The life that a programme chooses: a preset, a preset with its own lengths, or a whole one."""

from __future__ import annotations

import json

import pytest

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.lives.presets import Delays, one_passage
from leaderdesk.domain.lives.soundness import problems_of
from leaderdesk.domain.programmes.lives import (
    LIVES,
    LifeChoice,
    preset_life,
    read_choice,
    read_life,
    write_choice,
    write_life,
)


@pytest.mark.parametrize("name", LIVES)
def test_every_preset_is_sound_and_comes_back_the_same(name: str) -> None:
    life = preset_life(name)

    assert problems_of(life) == ()
    assert read_life(name) == read_life(write_life(life)) == life


def test_call_never_puts_off() -> None:
    assert "postponed" in {status.code for status in preset_life("one_passage").statuses}
    assert "postponed" not in write_life(preset_life("call"))


def test_choice_keeps_only_the_lengths_of_its_own() -> None:
    choice = LifeChoice("one_passage", Delays(pay_months=9))

    text = write_choice(choice)

    assert json.loads(text) == {"preset": "one_passage", "delays": {"pay_months": 9}}
    assert (read_choice(text), read_life(text)) == (choice, one_passage(Delays(pay_months=9)))
    assert write_choice(LifeChoice("call")) == "call"


def test_whole_life_is_no_choice_of_a_preset() -> None:
    assert read_choice(write_life(one_passage())) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("trois", "unknown_choice"),
        ('{"preset": "trois"}', "unknown_choice"),
        ('{"preset": "call", "delays": {"pay_months": -1}}', "negative"),
        ('{"statuses": []}', "missing"),
        ("[]", "unknown_choice"),
    ],
)
def test_text_that_is_no_life_is_refused(text: str, code: str) -> None:
    with pytest.raises(WrongInput) as wrong:
        read_life(text)

    assert wrong.value.code == code
