"""Fiches-actions: entered with or without their rules, ordered, binned; rules revised once a dossier uses them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import func, select

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.programmes.problems import is_usable
from leaderdesk.domain.programmes.rules import Rules, problems_of_rules
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.periods import present_start, programme_of
from leaderdesk.services.reading import today
from leaderdesk.services.records import found, name_of, needed, put
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Dossier, Envelope, Fiche, FicheRules, Fund, Grid
from leaderdesk.store.unit import Unit


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
    strand: str = "projects",
) -> tuple[int, int]:
    """Enter a fiche-action with the first version of its rules and its envelopes; returns both keys."""
    ids = base.author.ids
    _refuse_unsound(rules)
    with Unit(base, act(base, "add_fiche", fiche=f"{code} {title}")) as unit:
        fiche = _new_fiche(unit, programme_id, code, title, purpose)
        fiche.strand = strand
        version = FicheRules(id=ids.key(), fiche_id=fiche.id, version=1, holds_from=holds_from, **asdict(rules))
        unit.session.add(version)
        unit.session.add_all(
            Envelope(id=ids.key(), fiche_id=fiche.id, fund_id=fund, amount=amount) for fund, amount in envelopes.items()
        )
        unit.commit()
    return fiche.id, version.id


def sketch_fiche(base: OpenBase, *, code: str, title: str, purpose: str | None = None) -> Made:
    """Enter a fiche-action of which only the code and the title are known."""
    with Unit(base, act(base, "add_fiche", fiche=f"{needed(code)} {title}")) as unit:
        fiche = _new_fiche(unit, programme_of(unit), code.strip(), title, purpose)
        return made(fiche.id, unit.commit(), "programme")


def edit_fiche(base: OpenBase, fiche_id: int, **fields: Any) -> Done:
    """Change the code, the title, the purpose or the strand of a fiche-action."""
    with Unit(base, act(base, "edit_fiche", fiche=_name(base, fiche_id))) as unit:
        row = found(unit, Fiche, fiche_id)
        if fields.get("code", row.code) != row.code:
            _refuse_taken(unit, row.programme_id, needed(fields["code"]))
        put(row, fields)
        return done(unit.commit(), "programme", "dossiers")


def order_fiches(base: OpenBase, fiche_ids: Sequence[int]) -> Done:
    """Put the fiches-actions in another order."""
    with Unit(base, act(base, "order_fiches")) as unit:
        for position, fiche_id in enumerate(fiche_ids, 1):
            found(unit, Fiche, fiche_id).position = position
        return done(unit.commit(), "programme")


def bin_fiche(base: OpenBase, fiche_id: int) -> Done:
    """Put a fiche-action in the bin: its dossiers keep it, no new one may take it."""
    with Unit(base, act(base, "bin_fiche", fiche=_name(base, fiche_id))) as unit:
        found(unit, Fiche, fiche_id).binned_on = today(base)
        return done(unit.commit(), "programme")


def unbin_fiche(base: OpenBase, fiche_id: int) -> Done:
    """Take a fiche-action out of the bin."""
    with Unit(base, act(base, "unbin_fiche", fiche=_name(base, fiche_id))) as unit:
        found(unit, Fiche, fiche_id).binned_on = None
        return done(unit.commit(), "programme")


def attach_grid(base: OpenBase, fiche_id: int, grid_id: int | None) -> Done:
    """Say which grid notes the projects of a fiche-action."""
    with Unit(base, act(base, "attach_grid", fiche=_name(base, fiche_id))) as unit:
        if grid_id is not None:
            found(unit, Grid, grid_id)
        found(unit, Fiche, fiche_id).grid_id = grid_id
        return done(unit.commit(), "programme", "grids")


def revise_rules(base: OpenBase, fiche_id: int, rules: Rules, *, holds_from: date, reason: str) -> Made:
    """Make a new version of a fiche-action's rules; the versions that dossiers were judged by stay as they were."""
    _refuse_unsound(rules)
    with Unit(base, act(base, "revise_rules", reason=reason, fiche=_name(base, fiche_id))) as unit:
        version = FicheRules(
            id=base.author.ids.key(),
            fiche_id=fiche_id,
            version=(_last_version(unit, fiche_id) or 0) + 1,
            holds_from=holds_from,
            **asdict(rules),
        )
        unit.session.add(version)
        return made(version.id, unit.commit(), "programme")


def edit_rules(base: OpenBase, rules_id: int, rules: Rules, *, holds_from: date | None = None) -> Done:
    """Correct a version of rules that judges no dossier yet."""
    _refuse_unsound(rules)
    with base.read() as session:
        row = session.get(FicheRules, rules_id)
        if row is None:
            raise Refusal("record_gone")
        fiche_id = row.fiche_id
    with Unit(base, act(base, "edit_rules", fiche=_name(base, fiche_id))) as unit:
        count = unit.session.scalar(select(func.count()).where(Dossier.rules_id == rules_id)) or 0
        if count:
            raise Refusal("rules_in_use", count=count)
        put(found(unit, FicheRules, rules_id), asdict(rules) | ({"holds_from": holds_from} if holds_from else {}))
        return done(unit.commit(), "programme")


def save_rules(
    base: OpenBase, fiche_id: int, rules: Rules, *, holds_from: date | None = None, reason: str = ""
) -> Made:
    """Correct the last version of the rules while no dossier uses it, else make a new one."""
    with base.read() as session:
        query = select(FicheRules.id, FicheRules.holds_from).where(FicheRules.fiche_id == fiche_id)
        last = session.execute(query.order_by(FicheRules.version.desc())).first()
        is_used = last is not None and session.scalar(select(Dossier.id).where(Dossier.rules_id == last[0]).limit(1))
    if last is not None and not is_used:
        height = edit_rules(base, last[0], rules, holds_from=holds_from).height
        return made(last[0], height, "programme")
    since = holds_from or (present_start(base) if last is None else today(base))
    return revise_rules(base, fiche_id, rules, holds_from=since, reason=reason)


def judged_by(base: OpenBase) -> dict[int, tuple[str, ...]]:
    """The numbers of the dossiers that each version of rules judges."""
    found: dict[int, list[str]] = {}
    with base.read() as session:
        for rules_id, number in session.execute(select(Dossier.rules_id, Dossier.number).order_by(Dossier.number)):
            if rules_id is not None:
                found.setdefault(rules_id, []).append(number)
    return {rules_id: tuple(numbers) for rules_id, numbers in found.items()}


def set_envelope(base: OpenBase, fiche_id: int, fund_id: int, amount: int | None) -> Done:
    """Say what a fund gives to a fiche-action; nothing takes the envelope away."""
    return set_envelopes(base, {(fiche_id, fund_id): amount})


def set_envelopes(base: OpenBase, amounts: Mapping[tuple[int, int], int | None]) -> Done:
    """The same for several, by fiche-action and fund, in one gesture."""
    (fiche_id, fund_id), *others = amounts
    if others:
        deed = act(base, "set_envelopes", count=str(len(amounts)))
    else:
        fund = name_of(base, Fund, fund_id, "code")
        deed = act(base, "set_envelope", fiche=_name(base, fiche_id), fund=fund)
    with Unit(base, deed) as unit:
        for (fiche, of), amount in amounts.items():
            _set_envelope(unit, fiche, of, amount)
        return done(unit.commit(), "programme")


def _set_envelope(unit: Unit, fiche_id: int, fund_id: int, amount: int | None) -> None:
    query = select(Envelope).where(Envelope.fiche_id == fiche_id, Envelope.fund_id == fund_id)
    row = unit.session.scalars(query).first()
    if amount is None:
        if row is not None:
            unit.session.delete(row)
    elif row is None:
        unit.session.add(Envelope(id=unit.ids.key(), fiche_id=fiche_id, fund_id=fund_id, amount=amount))
    else:
        row.amount = amount


def _new_fiche(unit: Unit, programme_id: int, code: str, title: str, purpose: str | None) -> Fiche:
    _refuse_taken(unit, programme_id, code)
    last = unit.session.scalar(select(func.max(Fiche.position)).where(Fiche.programme_id == programme_id)) or 0
    fiche = Fiche(
        id=unit.ids.key(),
        programme_id=programme_id,
        code=code,
        title=title,
        purpose=purpose,
        strand="projects",
        position=last + 1,
    )
    unit.session.add(fiche)
    return fiche


def _refuse_taken(unit: Unit, programme_id: int, code: str) -> None:
    if unit.session.scalar(select(Fiche.id).where(Fiche.programme_id == programme_id, Fiche.code == code)):
        raise Refusal("fiche_exists", fiche=code)


def _refuse_unsound(rules: Rules) -> None:
    problems = problems_of_rules(rules)
    if not is_usable(problems):
        first = next(each for each in problems if each.is_blocking)
        raise Refusal("unsound_rules", place=first.place, problem=first.code, details=dict(first.data))


def _last_version(unit: Unit, fiche_id: int) -> int | None:
    return unit.session.scalar(select(func.max(FicheRules.version)).where(FicheRules.fiche_id == fiche_id))


def _name(base: OpenBase, fiche_id: int) -> str:
    with base.read() as session:
        fiche = session.get(Fiche, fiche_id)
        if fiche is None:
            raise Refusal("record_gone")
        return f"{fiche.code} {fiche.title}"
