"""The settings of a programme: what each is, its value until somebody chooses another, and how its text is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal

from leaderdesk.domain.claims.rules import problems_of_claim_rules
from leaderdesk.domain.controls.periods import problems_of_control_period
from leaderdesk.domain.costs.checks import fault_of_scale
from leaderdesk.domain.costs.lines import Scale
from leaderdesk.domain.costs.settings import CostRules
from leaderdesk.domain.envelopes.rules import EnvelopeRules
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.lives.soundness import problems_of
from leaderdesk.domain.papers.file_names import USUAL_NAMES, problems_of_names
from leaderdesk.domain.papers.letters import problems_of_letters
from leaderdesk.domain.programmes.aids import problems_of_aids
from leaderdesk.domain.programmes.kept import problems_of_kept, read_kept, write_kept
from leaderdesk.domain.programmes.lives import LIVES, read_life
from leaderdesk.domain.programmes.problems import Problem, blocks, from_wrong, inside, warns
from leaderdesk.domain.running.rules import problems_of_running_rules
from leaderdesk.domain.sittings.rules import problems_of_rules
from leaderdesk.domain.text import folded
from leaderdesk.domain.typed.numberings import USUAL_NUMBERING, read_numbering

Kind = Literal[
    "count",
    "text",
    "numbering",
    "life",
    "months",
    "communes",
    "cost_rules",
    "claim_rules",
    "envelope_rules",
    "control_period",
    "running_rules",
    "aids",
    "other_funds",
    "committee",
    "phrases",
    "letter_texts",
    "file_names",
]
_MONTHS = re.compile(r"([0-9]{1,3})\s*/\s*([0-9]{1,3})\s*/\s*([0-9]{1,3})")
_LARGEST_COUNT = 10_000
# To begin with: each GAL writes its own.
USUAL_PHRASES = """\
Le comité remercie le porteur pour sa présentation.
Le comité souligne l’intérêt du projet pour le territoire.
Le projet répond à la stratégie du GAL.
Le comité demande que le plan de financement soit confirmé avant la convention.
Le comité regrette que les partenariats ne soient pas encore formalisés.
Le comité invite le porteur à compléter son projet et à le présenter de nouveau.
Le comité s’interroge sur le plan de financement.
Le comité demande des précisions avant de se prononcer.
L’équipe technique présente le projet et son avis.
Le porteur présente son projet, répond aux questions, puis quitte la salle avant le débat.
Les membres qui ont un intérêt dans le projet quittent la salle avant le débat.
Après débat, le comité passe au vote.
Le compte rendu est approuvé sans modification.
Le comité prend acte de cette information.
Le comité demande que ce point soit repris à la prochaine séance.
Aucune observation n’est faite.
"""


@dataclass(frozen=True, slots=True)
class SettingSpec:
    """A setting; `is_unsourced` says that no text gives a standard: the default is only a beginning."""

    code: str
    kind: Kind
    default: str
    group: str
    is_unsourced: bool = True
    source: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherFund:
    """Where else to send somebody: for which kinds of holder and which words, between which costs."""

    name: str
    about: str = ""
    contact: str = ""
    legal_kinds: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    min_cost: Fraction | None = None
    max_cost: Fraction | None = None

    def suits(self, legal_kind: str | None, text: str, cost: Fraction | None) -> bool:
        """True unless something known speaks against it; with words, one of them must be said."""
        if self.legal_kinds and legal_kind is not None and legal_kind not in self.legal_kinds:
            return False
        if cost is not None and (cost < (self.min_cost or 0) or (self.max_cost is not None and cost > self.max_cost)):
            return False
        said = f" {folded(text)} "
        return not self.words or any(f" {folded(word)}" in said for word in self.words)


@dataclass(frozen=True, slots=True)
class OtherFunds:
    """All of them, as one document."""

    funds: tuple[OtherFund, ...] = field(default=())


CATALOGUE = (
    SettingSpec("number_pattern", "numbering", USUAL_NUMBERING, "dossiers"),
    SettingSpec(
        *("life", "life", "one_passage", "dossiers"),
        source="Un ou deux passages selon les GAL ; aucune durée n’est fixée par un texte trouvé.",
        choices=LIVES,
    ),
    SettingSpec(
        *("cost_rules", "cost_rules", "{}", "dossiers"),
        source="Fiches-actions et notices régionales ; Calaisis pour les exclusions usuelles.",
    ),
    SettingSpec("completeness_days", "count", "30", "dossiers"),
    SettingSpec("reconciliation_days", "count", "40", "dossiers"),
    SettingSpec(
        *("aid_regimes", "aids", "{}", "eligibility"),
        is_unsourced=False,
        source="TFUE, art. 107 et 108 ; règlements (UE) 651/2014 et 2023/2831.",
    ),
    SettingSpec(
        *("payment_delays", "months", "8/14/24", "treasury"),
        source="2 à 12 mois constatés en Aquitaine (2007-2013) après l’envoi ; 2 à 3 ans du dépôt au paiement (2012).",
    ),
    SettingSpec("claim_rules", "claim_rules", "{}", "treasury"),
    SettingSpec("envelope_rules", "envelope_rules", "{}", "treasury"),
    SettingSpec(
        *("control_period", "control_period", "{}", "treasury"),
        source="Jusqu’à dix ans selon Portes de Provence et la Corse ; aucun texte commun trouvé.",
    ),
    SettingSpec(
        *("running_rules", "running_rules", "{}", "treasury"),
        source="15 % de frais indirects : Règl. (UE) 1303/2013, art. 68 ; plafond de 25 % : Cour des comptes "
        "européenne, rapport spécial 10/2022. 40 % et 1 720 heures : à vérifier auprès de votre autorité.",
    ),
    SettingSpec("vat_refund_months", "count", "3", "treasury"),
    SettingSpec("territory_communes", "communes", "", "orientation", is_unsourced=False),
    SettingSpec("other_funds", "other_funds", "{}", "orientation", is_unsourced=False),
    SettingSpec(
        *("committee_rules", "committee", "double", "committee"),
        source="Double quorum : Vidourle-Camargue, Midi-Quercy, Cévennes ; 49 % : Règl. (UE) 1303/2013, art. 32.",
        choices=("double", "double_on_votes", "ceilings"),
    ),
    SettingSpec("minutes_phrases", "phrases", USUAL_PHRASES, "committee", is_unsourced=False),
    SettingSpec(
        *("paper_mention", "text", "Cofinancé par l’Union européenne", "papers"),
        is_unsourced=False,
        source="Règl. (UE) 2021/1060, art. 47 et annexe IX.",
    ),
    SettingSpec("letter_texts", "letter_texts", "{}", "papers", is_unsourced=False),
    SettingSpec("portal_names", "file_names", USUAL_NAMES, "papers", is_unsourced=False),
    SettingSpec(
        *("grantor_name", "text", "", "open_data"),
        is_unsourced=False,
        source="Décret 2017-779 ; schéma SCDL « subventions » 2.1.1.",
    ),
    SettingSpec("grantor_siret", "text", "", "open_data", is_unsourced=False),
    SettingSpec("attachment_megabytes", "count", "25", "attachments"),
)
_BY_CODE = {spec.code: spec for spec in CATALOGUE}


def spec_of(code: str) -> SettingSpec | None:
    """A setting by its code; None for one of another version of the program."""
    return _BY_CODE.get(code)


def problems_of_setting(code: str, text: str) -> tuple[Problem, ...]:
    """Why a text cannot be the value of a setting."""
    spec = spec_of(code)
    if spec is None:
        return ()
    try:
        return tuple(_PROBLEMS[spec.kind](text))
    except WrongInput as wrong:
        return (from_wrong(wrong),)


def read_months(text: str) -> tuple[int, int, int]:
    """Three numbers of months, early, likely and late: `8/14/24`."""
    matched = _MONTHS.fullmatch(text.strip())
    months = tuple(int(each) for each in matched.groups()) if matched else ()
    if len(months) != 3 or not months[0] <= months[1] <= months[2]:  # noqa: PLR2004 - early, likely, late
        raise WrongInput("not_rising", place="value")
    return months[0], months[1], months[2]


def read_communes(text: str) -> tuple[str, ...]:
    """Names or INSEE codes, one a line or between commas."""
    return tuple(name for part in re.split(r"[\n,;]", text) if (name := part.strip()))


def read_phrases(text: str) -> tuple[str, ...]:
    """The phrases that the minutes of a point are made of, one a line."""
    return tuple(phrase for line in text.splitlines() if (phrase := line.strip()))


@lru_cache(maxsize=16)
def read_cost_rules(text: str) -> CostRules:
    """How the programme reads cost lines; what is not said keeps its default."""
    return read_kept(text, CostRules)


def write_cost_rules(rules: CostRules) -> str:
    """The text that is kept of it."""
    return write_kept(rules, CostRules)


def read_other_funds(text: str) -> tuple[OtherFund, ...]:
    """The other funds to see."""
    return read_kept(text, OtherFunds).funds


def write_other_funds(funds: tuple[OtherFund, ...]) -> str:
    """The text that is kept of them."""
    return write_kept(OtherFunds(funds), OtherFunds)


def _problems_of_count(text: str) -> tuple[Problem, ...]:
    if not (text.isascii() and text.isdigit()):
        return (blocks("not_whole_number", "value"),)
    if int(text) > _LARGEST_COUNT:
        return (blocks("too_large", "value"),)
    return () if int(text) else (blocks("not_above_zero", "value"),)


def _problems_of_numbering(text: str) -> tuple[Problem, ...]:
    if not text.strip():
        return (blocks("missing", "value"),)
    return () if read_numbering(text).is_sure else (blocks("numbering_unread", "value"),)


def _problems_of_scales(rules: CostRules) -> tuple[Problem, ...]:
    """A scale that makes no sense is kept, and left out until it does."""
    return tuple(
        replace(each, is_blocking=False)
        for rank, scale in enumerate(rules.tables.scales.values())
        for each in inside(f"scales[{rank}]", problems_of_scale(scale))
    )


def problems_of_scale(scale: Scale) -> tuple[Problem, ...]:
    """What makes no sense in a mileage scale, and what is not said of it."""
    fault = fault_of_scale(scale)
    found = [] if fault is None else [from_wrong(fault)]
    if not scale.source.strip():
        found.append(warns("source_missing", "source"))
    if scale.holds_from is not None and scale.holds_until is not None and scale.holds_until < scale.holds_from:
        found.append(warns("ends_before_it_begins", "holds_until"))
    return tuple(found)


def _problems_of_life(text: str) -> tuple[Problem, ...]:
    return tuple(Problem(each.code, each.place, dict(each.data)) for each in problems_of(read_life(text)))


def _read_with(read: Any) -> Any:  # noqa: ANN401 - a reader of texts
    def problems(text: str) -> tuple[Problem, ...]:
        read(text)
        return ()

    return problems


_PROBLEMS = {
    "count": _problems_of_count,
    "text": lambda text: () if text.strip() else (blocks("missing", "value"),),
    "numbering": _problems_of_numbering,
    "aids": problems_of_aids,
    "life": _problems_of_life,
    "months": _read_with(read_months),
    "communes": _read_with(read_communes),
    "cost_rules": lambda text: problems_of_kept(text, CostRules, _problems_of_scales),
    "claim_rules": problems_of_claim_rules,
    "envelope_rules": lambda text: problems_of_kept(text, EnvelopeRules),
    "control_period": problems_of_control_period,
    "running_rules": problems_of_running_rules,
    "other_funds": lambda text: problems_of_kept(text, OtherFunds),
    "committee": problems_of_rules,
    "phrases": _read_with(read_phrases),
    "letter_texts": problems_of_letters,
    "file_names": problems_of_names,
}
