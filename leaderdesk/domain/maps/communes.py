"""The communes that a base knows, from its territory, its holders and its outlines, told by code or by name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from leaderdesk.domain.text import folded

_CODE = re.compile(r"([0-9]{2}|2[AB])[0-9]{3}")
_BETWEEN = re.compile(r"[,;\n]")


@dataclass(frozen=True, slots=True)
class Named:
    """A commune as one source names it; what it does not say is nothing."""

    name: str = ""
    insee: str | None = None
    epci: str | None = None
    is_inside: bool | None = None


@dataclass(frozen=True, slots=True)
class MapCommune:
    """A commune; `key` is its code, or its folded name where no code is known; `is_inside` is nothing if unknown."""

    key: str
    name: str
    insee: str | None = None
    epci: str | None = None
    is_inside: bool | None = None
    has_outline: bool = False


@dataclass(frozen=True)
class Gazetteer:
    """Every commune known, by name."""

    communes: tuple[MapCommune, ...]
    # Names without a code that several communes have: nobody can tell which is meant.
    unclear: tuple[str, ...] = ()

    @cached_property
    def _by_code(self) -> dict[str, MapCommune]:
        return {each.insee: each for each in self.communes if each.insee}

    @cached_property
    def _by_name(self) -> dict[str, list[MapCommune]]:
        found: defaultdict[str, list[MapCommune]] = defaultdict(list)
        for each in self.communes:
            found[folded(each.name)].append(each)
        return dict(found)

    def find(self, name: str, insee: str | None = None) -> MapCommune | None:
        """The commune of a code, else the only one of a name; of two namesakes, neither."""
        if insee and (known := self._by_code.get(insee)):
            return known
        if code := code_of(name):
            return self._by_code.get(code)
        same = self._by_name.get(folded(name), [])
        return same[0] if len(same) == 1 and (not insee or not same[0].insee) else None


def code_of(text: str) -> str | None:
    """The INSEE code that a text is, and nothing else."""
    bare = "".join(text.split()).upper()
    return bare if _CODE.fullmatch(bare) else None


def parted(text: str | None) -> tuple[str, ...]:
    """The names that a dossier gives, as they were typed."""
    return tuple(part.strip() for part in _BETWEEN.split(text or "") if part.strip())


def gather(territory: Sequence[str], holders: Iterable[Named], outlines: Iterable[Named]) -> Gazetteer:
    """Communes of one code are one; a name without a code joins the only commune that has this name."""
    drawn, seated = list(outlines), list(holders)
    listed = [Named("" if code_of(line) else line, code_of(line)) for line in territory]
    by_code: defaultdict[str, list[Named]] = defaultdict(list)
    for each in (*drawn, *seated, *listed):
        if each.insee:
            by_code[each.insee].append(each)
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for code, several in by_code.items():
        codes[_name_of(several, code, is_folded=True)].add(code)
    groups: defaultdict[str, list[Named]] = defaultdict(list, by_code)
    unclear: dict[str, str] = {}
    for each in (*drawn, *seated, *listed):
        same = codes.get(folded(each.name), set())
        if each.insee or not each.name.strip():
            continue
        if len(same) > 1:
            unclear[folded(each.name)] = each.name.strip()
        else:
            groups[next(iter(same), folded(each.name))].append(each)
    inside, names = {id(each) for each in listed}, _names_of_codes(groups, drawn)
    outlined = {each.insee for each in drawn}
    communes = (
        MapCommune(
            key=key,
            name=_name_of(several, key),
            insee=key if key in by_code else None,
            epci=_epci_of(several, names),
            is_inside=_is_inside(several, inside),
            has_outline=key in outlined,
        )
        for key, several in groups.items()
    )
    ordered = sorted(communes, key=lambda each: (folded(each.name), each.key))
    return Gazetteer(tuple(ordered), tuple(unclear.values()))


def _name_of(several: Sequence[Named], code: str, *, is_folded: bool = False) -> str:
    found = next((each.name.strip() for each in several if each.name.strip()), code)
    return folded(found) if is_folded else found


def _is_inside(several: Sequence[Named], inside: set[int]) -> bool | None:
    """What the list of the territory says, where there is one; else what its holders say."""
    if inside:
        return any(id(each) in inside for each in several)
    return next((each.is_inside for each in several if each.is_inside is not None), None)


def _epci_of(several: Sequence[Named], names: dict[str, str]) -> str | None:
    """The intercommunality most often said, by the name people use."""
    said = Counter(_spoken(each.epci, names) for each in several if each.epci)
    return said.most_common(1)[0][0] if said else None


def _spoken(epci: str | None, names: dict[str, str]) -> str:
    return names.get(folded(epci or ""), epci or "")


def _names_of_codes(groups: dict[str, list[Named]], drawn: Sequence[Named]) -> dict[str, str]:
    """What a file of outlines calls an intercommunality, as the holders of its communes call it."""
    sources = {id(each) for each in drawn}
    said: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for several in groups.values():
        ours = [each.epci for each in several if each.epci and id(each) not in sources]
        for each in several:
            if id(each) in sources and each.epci:
                said[folded(each.epci)].update(name for name in ours if name)
    return {theirs: counts.most_common(1)[0][0] for theirs, counts in said.items() if counts}


def grouped(communes: Iterable[MapCommune]) -> Iterator[tuple[str | None, tuple[MapCommune, ...]]]:
    """The communes of each intercommunality, the largest first; those of none last."""
    found: defaultdict[str | None, list[MapCommune]] = defaultdict(list)
    for each in communes:
        found[each.epci].append(each)
    for epci in sorted(found, key=lambda each: (each is None, -len(found[each]), folded(each or ""))):
        yield epci, tuple(found[epci])
