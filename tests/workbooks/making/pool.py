"""Invented projects of an invented territory, from which the workbooks of the corpus are filled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

FICHES = {
    "1": "Accueillir et maintenir les services de proximité",
    "2": "Développer les circuits courts et l’agriculture locale",
    "3": "Tourisme durable et patrimoine",
    "4": "Mobilités et transition énergétique",
    "5": "Coopération interterritoriale et transnationale",
    "6": "Animation et fonctionnement du GAL",
}
FUNDERS = ("Région", "Département", "État", "Communauté de communes", "Commune", "Agence de l’eau")


@dataclass(frozen=True, slots=True)
class Project:
    """A project with a plan that adds up; amounts in cents."""

    rank: int
    title: str
    holder: str
    kind: str
    siret: str
    commune: str
    postcode: str
    fiche: str
    theme: str
    status: str
    total: int
    eligible: int
    feader: int
    public: int
    funder: str
    received: date
    committee: date
    convention: date

    @property
    def own(self) -> int:
        """What the holder pays itself."""
        return self.total - self.feader - self.public

    @property
    def paid(self) -> int:
        """A first payment of FEADER."""
        return self.feader * 4 // 10


# Title, holder, its kind, commune, postcode, fiche, theme, status, eligible cost.
_TEXT = Path(__file__).with_name("projects.txt").read_text("utf-8")
_KIND_HEADS = {"commune": "21", "intercommunality": "20", "public_body": "25", "chamber": "18", "association": "41"}


def _luhn(digits: str) -> int:
    return sum(sum(divmod(int(digit) * (1 + place % 2), 10)) for place, digit in enumerate(reversed(digits)))


def _checked(digits: str) -> str:
    """The digits with the last one that makes their check right."""
    return next(digits + str(last) for last in range(10) if _luhn(digits + str(last)) % 10 == 0)


def siret_of(holder: str, kind: str) -> str:
    """A SIRET that satisfies its check digit, the same for one holder each time."""
    seed = sum((place + 3) * ord(sign) for place, sign in enumerate(holder)) % 1_000_000
    siren = _checked(f"{_KIND_HEADS.get(kind, '83')}{seed:06d}")
    return _checked(f"{siren}{1 + seed % 3:04d}")


def _project(rank: int, line: str) -> Project:
    title, holder, kind, commune, postcode, fiche, theme, status, eligible = line.split("|")
    cents = int(Fraction(eligible) * 100)
    total = cents + (cents // 10 if rank % 3 == 0 else 0)
    aid = cents * (8 if rank % 4 else 7) // 10 // 500 * 500
    received = date(2024, 1, 15) + timedelta(days=17 * rank)
    committee = date(2024, 6, 13) + timedelta(days=91 * (rank // 6))
    return Project(
        rank=rank,
        title=title,
        holder=holder,
        kind=kind,
        siret=siret_of(holder, kind),
        commune=commune,
        postcode=postcode,
        fiche=fiche,
        theme=theme,
        status=status,
        total=total,
        eligible=cents,
        feader=aid * 4 // 5,
        public=aid - aid * 4 // 5,
        funder=FUNDERS[rank % 4],
        received=received,
        committee=committee,
        convention=committee + timedelta(days=64 + rank),
    )


PROJECTS = tuple(_project(rank, line) for rank, line in enumerate(_TEXT.strip().splitlines(), 1))


def some(*ranks: int) -> list[Project]:
    """Projects by their ranks, from one."""
    return [PROJECTS[rank - 1] for rank in ranks]


def span(first: int, last: int) -> list[Project]:
    """Projects from a rank to another, both in."""
    return list(PROJECTS[first - 1 : last])
