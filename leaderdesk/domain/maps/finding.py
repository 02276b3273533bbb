"""The communes of a territory in a file of outlines: by code, else by name; of two namesakes neither is guessed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.maps.communes import MapCommune
from leaderdesk.domain.maps.features import Fault, Label, Shape, label_of, shape_of
from leaderdesk.domain.maps.simplifying import simplified
from leaderdesk.domain.text import folded

# So many points are held before they are made lighter: ten times what the finest territory has.
MOST_KEPT = 600_000
_MOST_OFFERED = 60


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was answered: the code meant by a name, and the EPCIs of which every commune is wished."""

    namesakes: Mapping[str, str] = field(default_factory=dict)
    epcis: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Namesakes:
    """A commune that several of the file may be; `code` is the one it had, which the file does not have."""

    key: str
    name: str
    candidates: tuple[Label, ...]
    code: str | None = None


@dataclass(frozen=True, slots=True)
class EpciOffer:
    """An EPCI of the file, how many communes it has there, and how many of them are found already."""

    name: str
    communes: int
    found: int


@dataclass(frozen=True, slots=True)
class OutlinePreview:
    """What a file would bring, before anything is written."""

    source: str
    read: int
    shapes: tuple[Shape, ...]
    namesakes: tuple[Namesakes, ...] = ()
    missing: tuple[str, ...] = ()
    # Communes of the territory whose outline cannot be read, and why.
    faults: tuple[tuple[str, Fault], ...] = ()
    nameless: int = 0
    epcis: tuple[EpciOffer, ...] = ()
    points: int = 0
    chosen: Chosen = field(default_factory=Chosen)


class Search:
    """Takes the features of a file one by one, and keeps of them what is wished."""

    def __init__(self, wanted: Collection[MapCommune], chosen: Chosen) -> None:
        self._wanted = tuple(wanted)
        self._chosen = chosen
        self._codes = {each.insee for each in wanted if each.insee} | set(chosen.namesakes.values())
        self._names = {folded(each.name) for each in wanted}
        self._by_code: dict[str, Shape] = {}
        self._by_name: defaultdict[str, dict[str, Label]] = defaultdict(dict)
        self._held: dict[str, Shape] = {}
        self._epcis: Counter[str] = Counter()
        self._faults: dict[str, Fault] = {}
        self._read = self._nameless = self._points = 0

    def take(self, feature: Mapping[str, Any]) -> None:
        """One feature. Refusal `outlines_too_fine`."""
        self._read += 1
        label = label_of(feature)
        if isinstance(label, str):
            self._nameless += 1
            return
        if label.epci:
            self._epcis[label.epci] += 1
        is_wished = label.insee in self._codes or label.epci in self._chosen.epcis
        if folded(label.name) in self._names:
            self._by_name[folded(label.name)][label.insee] = label
        elif not is_wished:
            return
        shape = shape_of(feature, label)
        if isinstance(shape, str):
            self._faults[label.insee] = shape
            return
        self._points += shape.points
        if self._points > MOST_KEPT:
            raise Refusal("outlines_too_fine")
        _put(self._by_code if is_wished else self._held, shape)

    def preview(self, source: str, tell: Callable[[], None] | None = None) -> OutlinePreview:
        """What was found, made lighter, and what is to be asked."""
        for commune in self._wanted:
            self._rename(commune)
        asked: list[Namesakes] = []
        missing: list[str] = []
        for commune in self._wanted:
            if commune.insee in self._by_code or commune.key in self._chosen.namesakes:
                continue
            candidates = tuple(self._by_name[folded(commune.name)].values())
            # The only one of its name, where no code says otherwise.
            if len(candidates) == 1 and not commune.insee:
                self._name_one(candidates[0])
            elif candidates:
                asked.append(Namesakes(commune.key, commune.name, candidates, commune.insee))
            elif commune.insee not in self._faults:
                missing.append(commune.name)
        rings = simplified({code: shape.rings for code, shape in self._by_code.items()}, tell=tell)
        shapes = tuple(replace(self._by_code[code], rings=rings[code]) for code in sorted(rings))
        names = {each.insee: each.name for several in self._by_name.values() for each in several.values()}
        wished = self._codes | {each.insee for several in self._by_name.values() for each in several.values()}
        return OutlinePreview(
            source=source,
            read=self._read,
            shapes=shapes,
            namesakes=tuple(asked),
            missing=tuple(missing),
            faults=tuple((names.get(code, code), fault) for code, fault in self._faults.items() if code in wished),
            nameless=self._nameless,
            epcis=tuple(self._offers(shapes)),
            points=sum(each.points for each in shapes),
            chosen=self._chosen,
        )

    def _rename(self, commune: MapCommune) -> None:
        """The outline that was said to be a commune bears the code that this one has here."""
        meant = self._by_code.get(self._chosen.namesakes.get(commune.key, ""))
        if meant is not None and commune.insee and commune.insee not in self._by_code:
            del self._by_code[meant.insee]
            self._by_code[commune.insee] = replace(meant, insee=commune.insee)

    def _name_one(self, label: Label) -> None:
        shape = self._held.pop(label.insee, None)
        if shape is not None:
            self._by_code[label.insee] = shape

    def _offers(self, shapes: Iterable[Shape]) -> list[EpciOffer]:
        """The EPCIs where communes were found; all of them where none was and they are few."""
        found = Counter(each.epci for each in shapes if each.epci)
        names = list(found) or (list(self._epcis) if len(self._epcis) <= _MOST_OFFERED else [])
        offers = [EpciOffer(name, self._epcis[name], found[name]) for name in names]
        return sorted(offers, key=lambda each: (-each.found, folded(each.name)))


def _put(shapes: dict[str, Shape], shape: Shape) -> None:
    """A commune that comes in several parts is one; a part that comes twice is there once."""
    known = shapes.get(shape.insee)
    if known is not None:
        shape = replace(known, rings=tuple(dict.fromkeys((*known.rings, *shape.rings))))
    shapes[shape.insee] = shape
