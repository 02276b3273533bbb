"""The drawing of the targets in words: where the pace leads, where there is one."""

from __future__ import annotations

from datetime import date

from leaderdesk.domain.sheets.targets import Aim
from leaderdesk.words.envelopes import aims_said

ON = date(2026, 12, 31)


def test_a_target_without_a_pace_is_said_without_one() -> None:
    followed = Aim(1, "Région", "programmed", ON, 100_000, 50_000, 50_000, 60_000, 75_000)
    over = Aim(2, "Passé", "paid", ON, 100_000, 50_000, 50_000, 50_000, 50_000)

    said = aims_said([followed, over]).replace("\u00a0", " ").replace("\u202f", " ")

    assert said == (
        "Région, programmé : 500,00 € sur 1 000,00 €, manque 500,00 € au 31/12/2026 ;"
        " le rythme mène entre 600,00 € et 750,00 €."
        " Passé, payé : 500,00 € sur 1 000,00 €, manque 500,00 € au 31/12/2026."
    )
