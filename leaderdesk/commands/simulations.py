"""The command that runs one of the rules on a file of cases, each result written as soon as it is known."""

from __future__ import annotations

import contextlib
import io
import sys
from pathlib import Path
from typing import TextIO

from leaderdesk.commands.answers import Misuse
from leaderdesk.commands.output import write
from leaderdesk.domain.errors import Refusal

_USAGE = "La commande s’écrit : leaderdesk simulate {rules} FICHIER [--explain]"


def simulate(words: list[str]) -> None:
    """Run one of the six rules."""
    from leaderdesk.services import simulations

    if {"--help", "-h"} & set(words):
        write(f"{line}\n" for line in simulation_help())
        return
    given = [word for word in words if word != "--explain"]
    if len(given) != 2 or given[0] not in simulations.NAMES:  # noqa: PLR2004 - a rule and a file
        raise Misuse(_USAGE.format(rules="|".join(simulations.NAMES)))
    rule, file = given
    with contextlib.ExitStack() as stack:
        source = stack.enter_context(_read_text(Path(file))) if file != "-" else _standard_input()
        write(simulations.simulate(rule, source, explain="--explain" in words))


def simulation_help(rules: str = "") -> list[str]:
    """How the command is written, and what it is for."""
    from leaderdesk.services.simulations import NAMES

    usage = _USAGE.partition(" : ")[2].format(rules=rules or "|".join(NAMES))
    purpose = "Applique une règle à des cas écrits en JSON (« - » : entrée standard) ; --explain dit pourquoi."
    return [f"  {usage}", f"      {purpose}"]


def _standard_input() -> TextIO:
    if sys.stdin is None:
        raise Refusal("unreadable_file", path="-")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8")
    return sys.stdin


def _read_text(path: Path) -> TextIO:
    try:
        return path.open(encoding="utf-8")
    except FileNotFoundError as error:
        raise Refusal("missing_file", path=str(path)) from error
    except OSError as error:
        raise Refusal("unreadable_file", path=str(path)) from error
