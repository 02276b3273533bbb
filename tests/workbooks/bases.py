"""The bases that the workbooks of the corpus meet: empty, with a programme, and with ten of their dossiers."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

from leaderdesk.services import dossiers, holders, programmes
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, create_base
from tests.workbooks.making.dialects import committee, convention
from tests.workbooks.making.pool import FICHES, FUNDERS, Project, span

_NATURES = {"commune": "public", "intercommunality": "public", "public_body": "public", "chamber": "public_like"}
_FUNDER_KINDS = ("region", "department", "state", "intercommunality", "commune", "public_body")
_KNOWN = 10


def make_base(name: str, path: Path, around: Around) -> OpenBase:
    """One of the three, open: `empty`, `programme` or `known`."""
    base = create_base(path, around, gal_name="GAL du Pays de Lys")
    if name != "empty":
        keys = _make_programme(base)
        if name == "known":
            _make_dossiers(base, keys)
    return base


def _make_programme(base: OpenBase) -> dict[str, int]:
    title = "LEADER 2023-2027"
    keys = programmes.open_programme(
        base,
        title=title,
        starts_on=date(2023, 1, 1),
        ends_on=date(2027, 12, 31),
        funds={"FEADER": "Fonds européen agricole pour le développement rural"},
    )
    rules = programmes.Rules(Fraction(4, 5), Fraction(4, 5), Fraction(1, 5))
    for code, fiche_title in FICHES.items():
        fiche, version = programmes.add_fiche(
            base,
            programme_id=keys[title],
            code=code,
            title=fiche_title,
            rules=rules,
            holds_from=date(2023, 1, 1),
            envelopes={keys["FEADER"]: 500_000_00},
        )
        keys["fiche " + code], keys["rules " + code] = fiche, version
    for name, kind in zip(FUNDERS, _FUNDER_KINDS, strict=True):
        keys[name] = programmes.add_funder(base, name=name, kind=kind, is_public=True)
    return keys


def _make_dossiers(base: OpenBase, keys: dict[str, int]) -> None:
    known: dict[str, int] = {}
    for project in span(1, _KNOWN):
        if project.holder not in known:
            known[project.holder] = _make_holder(base, project)
        dossiers.create_dossier(base, _draft(project, known[project.holder], keys))


def _make_holder(base: OpenBase, project: Project) -> int:
    draft = holders.HolderDraft(
        project.holder,
        project.kind,
        _NATURES.get(project.kind, "private"),
        siret=project.siret,
        postcode=project.postcode,
        commune=project.commune,
    )
    return holders.add_holder(base, draft)


def _draft(project: Project, holder: int, keys: dict[str, int]) -> dossiers.DossierDraft:
    decided = committee(project)
    return dossiers.DossierDraft(
        number=f"2024-{project.rank:03d}",
        title=project.title,
        fiche_id=keys["fiche " + project.fiche],
        rules_id=keys["rules " + project.fiche],
        holder_id=holder,
        received_on=project.received,
        programmed_on=decided,
        convention_on=convention(project),
        steps=(dossiers.StepDraft(project.status, decided or project.received),),
        costs=(dossiers.CostDraft("Coût du projet", "other", project.total, project.eligible),),
        funding=(
            dossiers.FundingDraft("european", project.feader, fund_id=keys["FEADER"]),
            dossiers.FundingDraft("public", project.public, funder_id=keys[project.funder]),
            dossiers.FundingDraft("own", project.own),
        ),
    )
