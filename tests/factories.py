"""Small real records, made through the services."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from leaderdesk.services import dossiers, holders, programmes
from leaderdesk.services.bases import OpenBase, act
from leaderdesk.services.done import Done, done
from leaderdesk.store.schema import Setting
from leaderdesk.store.unit import Unit

START = date(2026, 3, 2)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a dossier needs to stand on."""

    fiche: int
    rules: int
    holder: int
    funder: int
    feader: int


def make_ground(base: OpenBase) -> Ground:
    """A programme with one fiche-action, one holder, one funder."""
    funds = programmes.open_programme(
        base,
        title="LEADER 2023-2027",
        starts_on=date(2023, 1, 1),
        ends_on=date(2027, 12, 31),
        funds={"FEADER": "Fonds européen agricole pour le développement rural"},
    )
    rules = programmes.Rules(Fraction(4, 5), Fraction(4, 5), Fraction(1, 5))
    fiche, version = programmes.add_fiche(
        base,
        programme_id=funds["LEADER 2023-2027"],
        code="1.1",
        title="Accueillir",
        rules=rules,
        holds_from=date(2023, 1, 1),
        envelopes={funds["FEADER"]: 500_000_00},
    )
    holder = holders.add_holder(base, holders.HolderDraft("Commune d’Essai", "commune", "public"))
    funder = programmes.add_funder(base, name="Département", kind="department", is_public=True)
    return Ground(fiche, version, holder, funder, funds["FEADER"])


def make_dossier(base: OpenBase, ground: Ground, number: str = "2026-001", title: str = "Réhabiliter la halle") -> int:
    """A dossier of 10 000 € with one quote and a full plan."""
    quote = dossiers.QuoteDraft("Charpentes Bois & Cie", 10_000_00, date(2026, 1, 15), is_retained=True)
    draft = dossiers.DossierDraft(
        number=number,
        title=title,
        fiche_id=ground.fiche,
        rules_id=ground.rules,
        holder_id=ground.holder,
        received_on=date(2026, 2, 1),
        steps=(dossiers.StepDraft("complete", date(2026, 2, 1)),),
        costs=(dossiers.CostDraft("Charpente", "works", 10_000_00, 10_000_00, (quote,)),),
        funding=(
            dossiers.FundingDraft("european", 6_400_00, fund_id=ground.feader),
            dossiers.FundingDraft("public", 1_600_00, funder_id=ground.funder),
            dossiers.FundingDraft("own", 2_000_00),
        ),
    )
    return dossiers.create_dossier(base, draft)


def damage_setting(base: OpenBase, code: str) -> Done:
    """Give a setting a text that no version writes, as a base of somebody else may have it."""
    with Unit(base, act(base, "set_setting", setting=code)) as unit:
        unit.session.add(Setting(id=base.author.ids.key(), code=code, version=99, holds_from=None, value='{"odd": 1}'))
        return done(unit.commit(), "settings")
