"""The commands that say where the money stands: envelopes on a day, claims with the hands they are in."""

from __future__ import annotations

import json
from datetime import date

import pytest

from leaderdesk import cli
from leaderdesk.services import claims, dossiers, funding
from leaderdesk.services.bases import OpenBase
from tests.factories import START, make_dossier, make_ground

Said = pytest.CaptureFixture[str]
FILED = date(2026, 2, 20)


@pytest.fixture
def path(base: OpenBase) -> str:
    """A closed base: 6 400 € voted on an envelope of 500 000 €, then half of it claimed."""
    ground = make_ground(base)
    key = make_dossier(base, ground)
    for stage in ("voted", "convention"):
        funding.say_amount(base, key, ground.feader, stage, 6_400_00, date(2026, 2, 10))
    dossiers.change_status(base, key, "programmed", START)
    claims.add_claim(base, key, ground.feader, filed_on=FILED, asked=3_200_00)
    base.close()
    return str(base.path)


def test_envelopes_are_told_as_they_stand(path: str, capsys: Said) -> None:
    assert cli.main(["envelopes", path]) == 0
    first = capsys.readouterr().out.splitlines()[0].replace("\u202f", " ").replace("\u00a0", " ")

    assert first == ("1.1 Accueillir (FEADER) : 500 000,00 €, programmé 6 400,00 €, payé 0,00 €, reste 493 600,00 €")


def test_envelopes_are_told_as_they_stood(path: str, capsys: Said) -> None:
    figures = []
    for day in ("05/02/2026", "15/03/2026"):
        assert cli.main(["envelopes", path, "--on", day, "--json"]) == 0
        data = json.loads(capsys.readouterr().out)
        figures.append([data["on"], *(data["pots"][0][name] for name in ("programmed", "claimed", "left"))])

    assert figures == [["2026-02-05", 0, 0, 500_000_00], ["2026-03-15", 6_400_00, 3_200_00, 493_600_00]]
    assert cli.main(["envelopes", path, "--on", "hier soir"]) == cli.MISUSE


def test_claims_say_where_they_stand(path: str, capsys: Said) -> None:
    assert cli.main(["claims", path]) == 0
    assert (
        capsys.readouterr().out
        == "2026-001  acompte FEADER  complétude à vérifier  depuis le 20/02/2026  chez le GAL\n"
    )

    cli.main(["claims", path, "2026-001", "--json"])
    (claim,) = json.loads(capsys.readouterr().out)
    assert (claim["stage"], claim["hand"], claim["filed_on"], claim["asked"]) == (
        "completing",
        "gal",
        "2026-02-20",
        3_200_00,
    )


def test_a_dossier_that_is_not_there_is_refused(path: str, capsys: Said) -> None:
    assert cli.main(["claims", path, "2026-999"]) == cli.WANTING
    assert "2026-999" in capsys.readouterr().err
