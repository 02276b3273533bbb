"""Programmes and grids as files: what goes out comes back the same elsewhere, and nothing there is replaced."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from leaderdesk.domain.claims.rules import ClaimRules, write_claim_rules
from leaderdesk.domain.controls.periods import ControlPeriod, write_control_period
from leaderdesk.domain.costs.lines import Band, Scale, Tables
from leaderdesk.domain.costs.settings import CostRules
from leaderdesk.domain.eligibility.aid_regimes import AidRegime, IntensityCap
from leaderdesk.domain.envelopes.rules import EnvelopeRules, write_envelope_rules
from leaderdesk.domain.errors import Fault, Refusal
from leaderdesk.domain.lives.presets import Delays
from leaderdesk.domain.lives.soundness import problems_of
from leaderdesk.domain.papers.letters import LetterText, write_letters
from leaderdesk.domain.programmes.aids import Aids, write_aids
from leaderdesk.domain.programmes.documents import ProgrammeDocument
from leaderdesk.domain.programmes.grids import CriterionSheet, GridSheet
from leaderdesk.domain.programmes.lives import LifeChoice, write_choice
from leaderdesk.domain.programmes.settings import CATALOGUE, OtherFund, write_cost_rules, write_other_funds
from leaderdesk.domain.running.rules import RunningRules, write_running_rules
from leaderdesk.domain.sittings.rules import PRESETS, write_rules
from leaderdesk.services import checklists, fiches, grids, indicators, programmes, settings, sharing
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, create_base
from leaderdesk.services.history import undo
from leaderdesk.store.queries.programme_documents import programme_document
from leaderdesk.words import programmes as words
from tests.factories import START, make_ground

SHEET = GridSheet("Grille A", (CriterionSheet("need", "Besoin", Fraction(5)),))


@pytest.fixture
def other(tmp_path: Path, around: Around) -> Iterator[OpenBase]:
    """The base of another GAL."""
    opened = create_base(tmp_path / "autre.leaderdesk", around, gal_name="GAL voisin")
    yield opened
    opened.close()


def test_programme_that_goes_out_comes_back_the_same(base: OpenBase, other: OpenBase, tmp_path: Path) -> None:
    ground = make_ground(base)
    fiches.attach_grid(base, ground.fiche, grids.add_grid(base, "Grille A", SHEET))
    checklists.save_checklist(base, ground.fiche, checklists.read_checklists(base, ground.fiche).checklist.items)
    settings.set_setting(base, "payment_delays", "6/9/12")
    jobs = indicators.add_indicator(base, code="R37", label="Emplois créés")
    indicators.add_indicator(base, code="GAL1", label="Projets en commun")
    aim = {"fiche_id": ground.fiche, "unit": "ETP", "target": Fraction(25, 2), "target_on": START, "source": "PSN"}
    indicators.edit_indicators(base, {jobs: aim})
    sharing.export_programme(base, tmp_path / "programme.json")

    preview = sharing.read_document(tmp_path / "programme.json")
    imported = sharing.import_programme(other, preview)

    assert [each for each in preview.problems if each.is_blocking] == []
    parts = {"fund": 1, "fiche": 1, "grid": 1, "checklist": 1, "funder": 1, "indicator": 2, "setting": 1}
    assert preview.counts == parts
    assert outline(other) == outline(base)
    assert (imported.kept, imported.height) == ((), other.height)
    shared = [each.row for each in indicators.read_indicators(other).sheets]
    assert [(each.code, each.unit, each.target, each.fiche_id is None) for each in shared] == [
        ("R37", "ETP", Fraction(25, 2), False),
        ("GAL1", None, None, True),
    ]


def test_an_indicator_goes_out_while_it_measures_something(base: OpenBase) -> None:
    ground = make_ground(base)
    binned = indicators.add_indicator(base, code="A", label="Mis à la corbeille")
    orphan = indicators.add_indicator(base, code="B", label="D’une fiche mise à la corbeille")
    indicators.add_indicator(base, code="C", label="De tous")
    indicators.bin_indicators(base, [binned], is_binned=True)
    indicators.edit_indicators(base, {orphan: {"fiche_id": ground.fiche}})
    fiches.bin_fiche(base, ground.fiche)

    assert [each.code for each in outline(base).indicators] == ["C"]


def test_an_indicator_that_is_there_stays_and_one_of_no_fiche_is_told(base: OpenBase, tmp_path: Path) -> None:
    make_ground(base)
    indicators.add_indicator(base, code="R37", label="Les nôtres")
    value = {
        "format": "leaderdesk-programme",
        "version": 1,
        "title": "LEADER",
        "indicators": [
            {"code": "R37", "label": "Emplois", "gathering": "sum"},
            {"code": "R41", "label": "Habitants", "gathering": "count"},
        ],
    }
    (tmp_path / "programme.json").write_text(json.dumps(value), "utf-8")

    imported = sharing.import_programme(base, sharing.read_document(tmp_path / "programme.json"))

    assert (imported.added, imported.kept) == ((("indicator", "R41"),), (("indicator", "R37"),))
    rows = [each.row for each in indicators.read_indicators(base).sheets]
    assert [(each.code, each.label) for each in rows] == [("R37", "Les nôtres"), ("R41", "Habitants")]

    value["indicators"] = [{"code": "R37", "label": "Emplois", "gathering": "sum", "fiche": "9"}] * 2
    (tmp_path / "fautes.json").write_text(json.dumps(value), "utf-8")
    problems = sharing.read_document(tmp_path / "fautes.json").problems
    assert [words.say_problem(each).replace("\u00a0", " ") for each in problems] == [
        "Indicateur 1 : cette valeur est donnée deux fois.",
        "Indicateur 2 : cette valeur est donnée deux fois.",
        "Indicateur 1, fiche-action : « 9 » n’est pas une fiche-action de ce document.",
        "Indicateur 2, fiche-action : « 9 » n’est pas une fiche-action de ce document.",
    ]


# Each setting with a value of its own; those that are documents have something in each of their parts.
CHOSEN = {
    "number_pattern": "{year:02}.{rank:02}",
    "life": write_choice(LifeChoice("two_passages", Delays(complete_months=4))),
    "cost_rules": write_cost_rules(
        CostRules(tables=Tables({"2023": Scale((Band(None, Fraction(529, 1000)),), source="Arrêté", holds_from=START)}))
    ),
    "completeness_days": "45",
    "reconciliation_days": "35",
    "aid_regimes": write_aids(
        Aids((AidRegime("SA.1", "exempted", "Texte", START, None, (IntensityCap(Fraction(1, 4), "small"),)),), years=2)
    ),
    "payment_delays": "6/9/12",
    "vat_refund_months": "5",
    "territory_communes": "Cucq\nÉtaples",
    "other_funds": write_other_funds((OtherFund("DETR", legal_kinds=("commune",), max_cost=Fraction(90_000)),)),
    "committee_rules": write_rules(replace(PRESETS["ceilings"], silence="for", planned_minutes=15)),
    "minutes_phrases": "Après débat, le comité vote.\nLe porteur est remercié.",
    "paper_mention": "Avec l’aide de l’Europe",
    "letter_texts": write_letters(
        {"receipt": LetterText("receipt", "Reçu de [porteur].", "Dossier [numéro du dossier]")}
    ),
    "portal_names": "[rang 3]-[document]",
    "grantor_name": "Région d’essai",
    "claim_rules": write_claim_rules(ClaimRules(Fraction(4, 5), 3, tolerance=Fraction(1, 10), warn_days=60)),
    "envelope_rules": write_envelope_rules(EnvelopeRules(Fraction(1, 10), {"1.1": Fraction(1, 20)}, approval="always")),
    "control_period": write_control_period(ControlPeriod("closing", 5)),
    "running_rules": write_running_rules(RunningRules("paid_hours", flat="indirect", ceiling_of="granted")),
    "grantor_siret": "23350001600040",
    "attachment_megabytes": "10",
}


@pytest.mark.parametrize("code", [spec.code for spec in CATALOGUE])
def test_setting_that_goes_out_comes_back_the_same(base: OpenBase, other: OpenBase, tmp_path: Path, code: str) -> None:
    settings.set_setting(base, code, CHOSEN[code])
    sharing.export_programme(base, tmp_path / "programme.json")

    preview = sharing.read_document(tmp_path / "programme.json")
    sharing.import_programme(other, preview)

    assert [each for each in preview.problems if each.is_blocking] == []
    assert settings.setting(other, code) == CHOSEN[code]


def test_rules_of_the_committee_are_told_wrong_by_their_place(base: OpenBase, tmp_path: Path) -> None:
    settings.set_setting(base, "committee_rules", write_rules(PRESETS["double"]))
    sharing.export_programme(base, tmp_path / "programme.json")
    value = json.loads((tmp_path / "programme.json").read_text("utf-8"))
    rules = value["settings"][0]["value"]
    rules["quorum"][0]["kind"], rules["silence"], rules["colour"] = "half", "perhaps", "bleu"
    (tmp_path / "fautes.json").write_text(json.dumps(value), "utf-8")

    problems = sharing.read_document(tmp_path / "fautes.json").problems

    assert [(each.code, each.place) for each in problems] == [
        ("unknown_key", "settings[0].colour"),
        ("unknown_choice", "settings[0].silence"),
    ]
    del rules["colour"], rules["silence"]
    (tmp_path / "fautes.json").write_text(json.dumps(value), "utf-8")
    (problem, *_) = sharing.read_document(tmp_path / "fautes.json").problems
    assert words.say_problem(problem).startswith("Réglage 1, règle de quorum 1, genre\u00a0: ")


def test_import_is_one_action_that_undo_takes_back(base: OpenBase) -> None:
    before = base.height
    sharing.load_preset(base, "one_passage")

    assert base.height == before + 1
    undo(base)
    assert programmes.read_programme(base).programme_id is None
    assert grids.list_grids(base) == ()


def test_import_adds_and_never_replaces(base: OpenBase) -> None:
    make_ground(base)
    grids.add_grid(base, "Grille de sélection", SHEET)
    settings.set_setting(base, "payment_delays", "6/9/12")
    preview = sharing.read_preset("one_passage")

    plan = sharing.preview_import(base, preview)
    sharing.import_programme(base, preview)

    assert plan.kept == (
        ("fund", "FEADER"),
        ("grid", "Grille de sélection"),
        ("funder", "Département"),
        ("setting", "payment_delays"),
    )
    assert settings.payment_delays(base) == (6, 9, 12)
    assert [fiche.code for fiche in programmes.read_programme(base).fiches] == ["1.1", "1", "2", "3", "4"]
    assert (
        grids.read_grid(base, grids.latest_version(base, grids.list_grids(base)[0].id) or 0).sheet.criteria
        == SHEET.criteria
    )


def test_preset_goes_into_a_base_without_fiches_only(base: OpenBase) -> None:
    make_ground(base)
    height = base.height

    with pytest.raises(Refusal, match="programme_not_empty"):
        sharing.load_preset(base, "call")

    assert base.height == height


@pytest.mark.parametrize("name", sharing.PRESETS)
def test_every_preset_is_ready_to_use(base: OpenBase, name: str) -> None:
    assert sharing.read_preset(name).problems == ()

    sharing.load_preset(base, name)

    sheet = programmes.read_programme(base)
    assert all(fiche.in_force for fiche in sheet.fiches)
    assert not any(checklists.read_checklists(base, fiche.id).is_usual for fiche in sheet.fiches)
    assert problems_of(settings.programme_life(base)) == ()
    assert words.preset(name)
    assert words.preset_help(name).endswith(".")


def test_grid_goes_to_another_gal_under_a_free_title(base: OpenBase, other: OpenBase, tmp_path: Path) -> None:
    version = grids.latest_version(base, grids.add_grid(base, "Grille A", SHEET))
    sharing.export_grid(base, version or 0, tmp_path / "grille.json")
    grids.add_grid(other, "Grille A")

    sharing.import_grid(other, sharing.read_document(tmp_path / "grille.json"))

    assert [row.title for row in grids.list_grids(other)] == ["Grille A", "Grille A (2)"]


def test_all_that_is_wrong_in_a_file_is_told_with_its_place(base: OpenBase, tmp_path: Path) -> None:
    value = json.loads((_presets() / "one_passage.json").read_text("utf-8"))
    value["grids"][0]["criteria"][2]["weight"] = 3
    value["fiches"][0]["rules"][0]["rules"]["feader_share"] = "1.5"
    value["fiches"][1]["colour"] = "bleu"
    path = tmp_path / "fautes.json"
    path.write_text(json.dumps(value), "utf-8")

    preview = sharing.read_document(path)

    found = {(each.code, each.place) for each in preview.problems}
    assert found == {
        ("number_not_text", "grids[0].criteria[2].weight"),
        ("above_one", "fiches[0].rules[0].rules.feader_share"),
        ("unknown_key", "fiches[1].colour"),
    }
    with pytest.raises(Refusal, match="not_a_document"):
        sharing.import_programme(base, preview)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "not_json"),
        (b"\xff", "not_utf8"),
        (b"[]", "unknown_format"),
        (b'{"format": "leaderdesk-grid", "version": 9}', "newer_format"),
        (b'{"format": "leaderdesk-grid", "version": 1}', "missing"),
    ],
)
def test_file_that_is_no_document_says_why(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "fichier.json"
    path.write_bytes(content)

    preview = sharing.read_document(path)

    assert preview.document is None
    assert [each.code for each in preview.problems] == [code]


def test_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="missing_file"):
        sharing.read_document(tmp_path / "rien.json")


def _presets() -> Path:
    return Path(__file__).parents[2] / "resources" / "presets"


def outline(base: OpenBase) -> ProgrammeDocument:
    """A programme as it goes out."""
    with base.read() as session:
        return programme_document(session, START)
