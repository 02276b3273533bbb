"""The record of a sitting: its ground, its gestures, its results and their digest, as one JSON document.

Whoever holds the document computes every result again from the ground and the gestures, without the base.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from leaderdesk.domain.changes import canonical
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.programmes.plain import read_value, write_value
from leaderdesk.domain.programmes.problems import Problem, blocks
from leaderdesk.domain.sittings.applying import read_deeds
from leaderdesk.domain.sittings.gestures import WORDS, Deed, Gesture
from leaderdesk.domain.sittings.ground import Ground
from leaderdesk.domain.sittings.results import results_of

FORMAT = "leaderdesk-sitting-1"
KINDS: dict[Any, dict[str, type]] = {Gesture: WORDS}
_PARTS = ("heading", "ground", "deeds", "results")


@dataclass(frozen=True, slots=True)
class Heading:
    """What the sitting is called."""

    gal: str
    number: int
    title: str
    held_on: date
    place: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """What a record is worth: nothing wrong, or each thing that does not hold."""

    digest: str
    problems: tuple[Problem, ...]

    @property
    def holds(self) -> bool:
        """True when every result and the digest are what the gestures say."""
        return not self.problems


def write_record(heading: Heading, ground: Ground, deeds: Sequence[Deed]) -> str:
    """The document of a sitting; the struck gestures and what struck them stay in it."""
    parts = {
        "heading": write_value(heading, Heading),
        "ground": write_value(ground, Ground, KINDS),
        "deeds": [write_value(deed, Deed, KINDS) for deed in deeds],
        "results": results_of(read_deeds(ground, deeds)),
    }
    whole = {"format": FORMAT, **parts, "digest": _digest(parts)}
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True)


def digest_of(text: str) -> str:
    """The digest that a document bears."""
    return str(json.loads(text)["digest"])


def verify_record(text: str) -> Verified:
    """Compute everything again from the raw inputs of a document."""
    problems: list[Problem] = []
    whole = _read_whole(text, problems)
    if problems:
        return Verified("", tuple(problems))
    digest = _digest({name: whole[name] for name in _PARTS})
    if whole["digest"] != digest:
        problems.append(blocks("digest_differs", "digest", written=str(whole["digest"]), computed=digest))
    unread: list[Problem] = []
    read_value(whole["heading"], Heading, "heading", unread)
    ground = read_value(whole["ground"], Ground, "ground", unread, KINDS)
    deeds = [read_value(each, Deed, f"deeds[{rank}]", unread, KINDS) for rank, each in enumerate(whole["deeds"])]
    if unread:
        return Verified(digest, (*problems, *unread))
    try:
        results = results_of(read_deeds(ground, deeds))
    except Refusal as refused:
        place = f"deeds[{refused.data.get('rank', 0)}]"
        return Verified(digest, (*problems, blocks("gesture_refused", place, refusal=refused.code)))
    problems += _differences(whole["results"], results, "results")
    return Verified(digest, tuple(problems))


def _read_whole(text: str, problems: list[Problem]) -> dict[str, Any]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        problems.append(blocks("not_json", ""))
        return {}
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        problems.append(blocks("not_a_record", "format"))
        return {}
    problems += [blocks("missing", name) for name in (*_PARTS, "digest") if name not in whole]
    if not isinstance(whole.get("deeds", []), list):
        problems.append(blocks("not_a_list", "deeds"))
    return whole


def _digest(parts: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(parts).encode()).hexdigest()


def _differences(written: object, computed: object, place: str) -> list[Problem]:
    """Each place where what is written is not what comes out."""
    if isinstance(written, dict) and isinstance(computed, dict):
        keys = sorted(written.keys() | computed.keys())
        return [each for key in keys for each in _differences(written.get(key), computed.get(key), f"{place}.{key}")]
    if isinstance(written, list) and isinstance(computed, list) and len(written) == len(computed):
        pairs = enumerate(zip(written, computed, strict=True))
        return [each for rank, (one, other) in pairs for each in _differences(one, other, f"{place}[{rank}]")]
    if written == computed and type(written) is type(computed):
        return []
    return [blocks("result_differs", place, written=_short(written), computed=_short(computed))]


def _short(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)[:120]
