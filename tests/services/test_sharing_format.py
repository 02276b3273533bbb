"""The page that documents the shared files says all that the format has, and its examples can be read."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from leaderdesk.domain.committee.majorities import Majority
from leaderdesk.domain.committee.seats import CountingRules
from leaderdesk.domain.costs.lines import Band, Scale, Tables
from leaderdesk.domain.costs.settings import CostRules
from leaderdesk.domain.programmes.aids import Aids
from leaderdesk.domain.programmes.checklists import RULE_KINDS
from leaderdesk.domain.programmes.documents import (
    FichePart,
    FunderPart,
    ProgrammeDocument,
    read_document,
    write_document,
)
from leaderdesk.domain.programmes.grids import CriterionSheet, GridSheet
from leaderdesk.domain.programmes.rules import Rules
from leaderdesk.domain.programmes.settings import CATALOGUE, OtherFund
from leaderdesk.domain.quorum import QuorumRule
from leaderdesk.domain.sittings.rules import CommitteeRules
from leaderdesk.services.sharing import PRESETS, read_preset

PAGE = (Path(__file__).resolve().parents[2] / "resources" / "help" / "format-partage.md").read_text("utf-8")


def test_examples_of_the_page_are_read_without_a_problem() -> None:
    blocks = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    grid = read_document(json.loads(blocks[-1]))
    fiche = {"code": "1", "title": "Services", "rules": [json.loads(blocks[1])]}
    head = json.loads(blocks[0].splitlines()[0])

    assert grid.problems == ()
    assert read_document(head | {"fiches": [fiche]}).problems == ()
    assert read_document(head | json.loads(blocks[2])).problems == ()


PARTS = (ProgrammeDocument, FichePart, FunderPart, Rules, GridSheet, CriterionSheet)
SETTINGS = (CommitteeRules, QuorumRule, CountingRules, Majority, CostRules, Tables, Scale, Band, Aids, OtherFund)


@pytest.mark.parametrize("kind", [*PARTS, *SETTINGS])
def test_every_field_is_on_the_page(kind: type[Any]) -> None:
    missing = [each.name for each in fields(kind) if not re.search(f'[`"]{each.name}[`"]', PAGE)]

    assert missing == []


def test_every_setting_is_on_the_page() -> None:
    assert [spec.code for spec in CATALOGUE if f"`{spec.code}`" not in PAGE] == []


@pytest.mark.parametrize("kind", RULE_KINDS)
def test_every_parameter_of_a_check_is_on_its_line(kind: str) -> None:
    (line,) = [line for line in PAGE.splitlines() if line.startswith("- ") and f"`{kind}` :" in line]

    assert [each.name for each in fields(RULE_KINDS[kind]) if f"`{each.name}`" not in line] == []


@pytest.mark.parametrize("name", PRESETS)
def test_preset_written_again_is_the_same(name: str) -> None:
    document = read_preset(name).document
    assert document is not None

    assert read_document(write_document(document)).document == document
