"""The programme entered: GAL, period, funds, structures, seats, funders, fiches-actions and their rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import func, select

from leaderdesk.domain.errors import Refusal
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import (
    Envelope,
    Fiche,
    FicheRules,
    Fund,
    Funder,
    Gal,
    Programme,
    Seat,
    Setting,
    Structure,
)
from leaderdesk.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Rules:
    """The money rules of a fiche-action; amounts in cents, nothing where there is no limit."""

    feader_share: Fraction
    max_public_aid_rate: Fraction
    min_own_rate: Fraction
    min_own_of_public_funding: Fraction | None = None
    eligible_min: int | None = None
    eligible_max: int | None = None
    public_aid_min: int | None = None
    public_aid_max: int | None = None
    feader_min: int | None = None
    feader_max: int | None = None
    own_public_money_calls: bool = True
    private_funds_count_as_own: bool = False
    revenue_before_share: bool = True
    rounding_step: int = 1
    early_start_loses_operation: bool = False
    source: str | None = None


def describe_gal(base: OpenBase, *, name: str, carrier: str | None = None, region: str | None = None) -> Done:
    """Say which GAL the base is for."""
    with Unit(base, act(base, "describe_gal", gal=name)) as unit:
        gal = unit.session.scalars(select(Gal)).first()
        if gal is None:
            gal = Gal(id=base.author.ids.key(), name=name)
            unit.session.add(gal)
        gal.name, gal.carrier, gal.region = name, carrier, region
        return done(unit.commit(), "programme")


def open_programme(
    base: OpenBase, *, title: str, starts_on: date, ends_on: date, funds: Mapping[str, str]
) -> dict[str, int]:
    """Enter a programming period with its European funds; returns their keys, the programme's under its title."""
    if ends_on < starts_on:
        raise Refusal("ends_before_it_starts", starts=starts_on.isoformat(), ends=ends_on.isoformat())
    ids = base.author.ids
    with Unit(base, act(base, "open_programme", programme=title)) as unit:
        gal = unit.session.scalars(select(Gal)).one()
        programme = Programme(id=ids.key(), gal_id=gal.id, title=title, starts_on=starts_on, ends_on=ends_on)
        rows = [Fund(id=ids.key(), programme_id=programme.id, code=code, name=name) for code, name in funds.items()]
        unit.session.add_all([programme, *rows])
        unit.commit()
    return {title: programme.id} | {fund.code: fund.id for fund in rows}


def add_structure(base: OpenBase, *, name: str, kind: str, commune: str | None = None) -> int:
    """Enter a structure that sits on the committee or stands behind a holder."""
    row = Structure(id=base.author.ids.key(), name=name, kind=kind, commune=commune)
    with Unit(base, act(base, "add_structure", structure=name)) as unit:
        unit.session.add(row)
        unit.commit()
    return row.id


def add_seat(
    base: OpenBase,
    *,
    programme_id: int,
    structure_id: int,
    college: str,
    interest_group: str | None = None,
    titulaire: str | None = None,
    suppleant: str | None = None,
) -> int:
    """Add a seat to the committee, numbered after the others."""
    with Unit(base, act(base, "add_seat", titulaire=titulaire or "")) as unit:
        last = unit.session.scalar(select(func.max(Seat.number)).where(Seat.programme_id == programme_id))
        row = Seat(
            id=base.author.ids.key(),
            programme_id=programme_id,
            structure_id=structure_id,
            number=(last or 0) + 1,
            college=college,
            interest_group=interest_group,
            titulaire=titulaire,
            suppleant=suppleant,
        )
        unit.session.add(row)
        unit.commit()
    return row.id


def add_funder(base: OpenBase, *, name: str, kind: str, is_public: bool, contact: str | None = None) -> int:
    """Enter a funder."""
    row = Funder(id=base.author.ids.key(), name=name, kind=kind, is_public=is_public, contact=contact)
    with Unit(base, act(base, "add_funder", funder=name)) as unit:
        unit.session.add(row)
        unit.commit()
    return row.id


def add_fiche(  # noqa: PLR0913 - the fields of a fiche-action
    base: OpenBase,
    *,
    programme_id: int,
    code: str,
    title: str,
    rules: Rules,
    holds_from: date,
    envelopes: Mapping[int, int],
    purpose: str | None = None,
) -> tuple[int, int]:
    """Enter a fiche-action with the first version of its rules and its envelopes; returns both keys."""
    ids = base.author.ids
    with Unit(base, act(base, "add_fiche", fiche=f"{code} {title}")) as unit:
        if unit.session.scalar(select(Fiche.id).where(Fiche.programme_id == programme_id, Fiche.code == code)):
            raise Refusal("fiche_exists", fiche=code)
        count = unit.session.scalar(select(func.count()).where(Fiche.programme_id == programme_id)) or 0
        fiche = Fiche(
            id=ids.key(), programme_id=programme_id, code=code, title=title, purpose=purpose, position=count + 1
        )
        version = FicheRules(id=ids.key(), fiche_id=fiche.id, version=1, holds_from=holds_from, **asdict(rules))
        unit.session.add_all([fiche, version])
        unit.session.add_all(
            Envelope(id=ids.key(), fiche_id=fiche.id, fund_id=fund, amount=amount) for fund, amount in envelopes.items()
        )
        unit.commit()
    return fiche.id, version.id


def revise_rules(base: OpenBase, fiche_id: int, rules: Rules, *, holds_from: date, reason: str) -> int:
    """Make a new version of a fiche-action's rules; the versions that dossiers were judged by stay as they were."""
    with Unit(base, act(base, "revise_rules", reason=reason, fiche=_fiche_name(base, fiche_id))) as unit:
        last = unit.session.scalar(select(func.max(FicheRules.version)).where(FicheRules.fiche_id == fiche_id))
        version = FicheRules(
            id=base.author.ids.key(),
            fiche_id=fiche_id,
            version=(last or 0) + 1,
            holds_from=holds_from,
            **asdict(rules),
        )
        unit.session.add(version)
        unit.commit()
    return version.id


def set_setting(base: OpenBase, code: str, value: str, *, holds_from: date | None = None) -> Done:
    """Give a setting a new value, as a new version that holds from a day."""
    with Unit(base, act(base, "set_setting", setting=code)) as unit:
        last = unit.session.scalar(select(func.max(Setting.version)).where(Setting.code == code))
        unit.session.add(
            Setting(id=base.author.ids.key(), code=code, version=(last or 0) + 1, holds_from=holds_from, value=value)
        )
        return done(unit.commit(), "settings")


def setting(base: OpenBase, code: str, default: str) -> str:
    """The latest value of a setting."""
    with base.read() as session:
        query = select(Setting.value).where(Setting.code == code).order_by(Setting.version.desc()).limit(1)
        return session.scalars(query).first() or default


def _fiche_name(base: OpenBase, fiche_id: int) -> str:
    with base.read() as session:
        fiche = session.get(Fiche, fiche_id)
        if fiche is None:
            raise Refusal("no_record", wanted=str(fiche_id))
        return f"{fiche.code} {fiche.title}"
