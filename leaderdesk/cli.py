"""The command line: the same services as the window, without Qt.

Exit 0 when done, 1 when refused or found wanting, 2 for a misuse; every error is one French
sentence on standard error. Services are imported by the command that needs them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from typing import Any

import leaderdesk
from leaderdesk.commands.answers import Answer, Command, Misuse
from leaderdesk.commands.backups import backup, backups, restore
from leaderdesk.commands.bases import check, demo, info
from leaderdesk.commands.exports import export, exports
from leaderdesk.commands.histories import history
from leaderdesk.commands.money import claims, envelopes
from leaderdesk.commands.output import complain, write
from leaderdesk.commands.papers import paper, papers
from leaderdesk.commands.reports import report, reports
from leaderdesk.commands.simulations import simulate, simulation_help
from leaderdesk.commands.sittings import verify
from leaderdesk.commands.workbooks import import_workbook
from leaderdesk.domain.errors import Expected
from leaderdesk.services.around import around_user

__all__ = ["COMMANDS", "Answer", "Command", "is_command", "known_words", "main"]
DONE, WANTING, MISUSE = 0, 1, 2


def is_command(arguments: Sequence[str]) -> bool:
    """True when the first word asks for the command line and not for the window."""
    return bool(arguments) and arguments[0] in known_words()


def known_words() -> set[str]:
    """Every first word that the command line answers."""
    return {*COMMANDS, *_STREAMS, *_QUESTIONS}


def main(arguments: Sequence[str]) -> int:
    """Run one command and say how it went."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return _run(list(arguments))
    except Misuse as misuse:
        complain(str(misuse))
        return MISUSE
    except Expected as expected:
        from leaderdesk.words.failures import say

        complain(say(expected))
        return MISUSE if expected.code == "wrong_input" else WANTING
    except BrokenPipeError:
        # Whoever read us has gone.
        return WANTING
    except KeyboardInterrupt:
        complain("Interrompu : rien d’autre n’a été fait.")
        return WANTING
    except Exception as error:  # noqa: BLE001 - the last resort: a bug of ours becomes a report, never a traceback
        complain(_reported(error))
        return WANTING


def _run(arguments: list[str]) -> int:
    as_json = "--json" in arguments
    given = [word for word in arguments if word != "--json"]
    name, words = given[0], given[1:]
    if name in _QUESTIONS:
        return _QUESTIONS[name]()
    if name in _STREAMS:
        return _STREAMS[name](words)
    command = COMMANDS[name]
    words, options = _options(name, command, words)
    _check_words(name, command, words)
    answer = command.run(around_user(), *words, **options)
    if as_json:
        write([json.dumps(answer.data, ensure_ascii=False, indent=2) + "\n"])
    else:
        write(f"{line}\n" for line in answer.lines)
    return DONE if answer.is_well else WANTING


def _options(name: str, command: Command, words: Sequence[str]) -> tuple[list[str], dict[str, Any]]:
    """The options that a command knows, each with the word after it, and its flags; the other words in their order."""
    left: list[str] = []
    found: dict[str, Any] = {}
    given = iter(words)
    for word in given:
        if word.startswith("--") and word.removeprefix("--") in command.flags:
            found[word.removeprefix("--").replace("-", "_")] = True
        elif word.removeprefix("--") in command.options and word.startswith("--"):
            value = next(given, None)
            if value is None or word.removeprefix("--") in found:
                raise Misuse(f"La commande s’écrit : {command.usage(name)}")
            found[word.removeprefix("--")] = value
        else:
            left.append(word)
    return left, found


def _check_words(name: str, command: Command, words: Sequence[str]) -> None:
    fewest, most = len(command.words), len(command.words) + len(command.optional)
    unknown = [word for word in words if word.startswith("--")]
    if unknown or not fewest <= len(words) <= most:
        raise Misuse(f"La commande s’écrit : {command.usage(name)}")


def _reported(error: Exception) -> str:
    from leaderdesk.services.bug_reports import write_bug_report

    try:
        report = write_bug_report(error, around_user())
    except OSError:
        return f"LeaderDesk a rencontré une erreur imprévue ({type(error).__name__}) ; rien n’a été écrit à moitié."
    return f"LeaderDesk a rencontré une erreur imprévue ; rien n’a été écrit à moitié. Rapport sans donnée : {report}"


def _simulate(words: list[str]) -> int:
    simulate(words)
    return DONE


def _show_version() -> int:
    write([f"LeaderDesk {leaderdesk.__version__}\n"])
    return DONE


def _show_help() -> int:
    lines = ["LeaderDesk : leaderdesk [BASE] ouvre la fenêtre, sur cette base ou sur la dernière.", ""]
    lines += [f"  {command.usage(name)}\n      {command.purpose}" for name, command in COMMANDS.items()]
    lines += ["", *simulation_help("REGLE")]
    lines += ["", "  leaderdesk --self-test", "      Vérifie que le programme est complet et fonctionne ici."]
    write(f"{line}\n" for line in lines)
    return DONE


def _self_test() -> int:
    from leaderdesk.app import ui_self_test
    from leaderdesk.services.self_test import self_test
    from leaderdesk.words.self_tests import say_problem

    problems = [*(say_problem(*each) for each in self_test()), *ui_self_test()]
    sys.stdout.writelines(f"{problem}\n" for problem in problems)
    sys.stdout.write("Autotest réussi.\n" if not problems else "Autotest en échec.\n")
    return DONE if not problems else WANTING


COMMANDS = {
    "demo": Command(demo, ("BASE",), (), "Crée la base d’exemple."),
    "check": Command(check, ("BASE",), (), "Vérifie une base sans la modifier."),
    "backup": Command(backup, ("BASE",), ("VERS",), "Prend une sauvegarde vérifiée."),
    "backups": Command(backups, ("BASE",), (), "Liste les sauvegardes, la plus récente d’abord."),
    "restore": Command(restore, ("BASE", "SAUVEGARDE"), (), "Remet une sauvegarde (rang, nom ou chemin)."),
    "history": Command(history, ("BASE",), ("DOSSIER",), "Montre l’historique, ou celui d’un dossier ou d’un porteur."),
    "info": Command(info, ("BASE",), (), "Dit ce qu’est une base et où elle en est."),
    "papers": Command(papers, ("BASE",), (), "Liste les documents qui peuvent être produits."),
    "paper": Command(
        paper,
        ("BASE", "DOCUMENT"),
        (),
        "Produit un document dans un dossier, en PDF ou en ODT.",
        {"sitting": "N", "dossier": "N", "out": "DOSSIER", "format": "pdf|odt"},
    ),
    "import": Command(
        import_workbook,
        ("BASE", "FICHIER"),
        (),
        "Fait entrer un classeur dans une base, ou dit ce qu’il apporterait.",
        {"returned": "FICHIER"},
        flags=("whole", "dry-run"),
    ),
    "exports": Command(exports, (), ("BASE",), "Liste les classeurs qui peuvent être écrits, et pour qui."),
    "export": Command(
        export,
        ("BASE", "CLASSEUR"),
        (),
        "Écrit un classeur (.xlsx) pour un lecteur : région, financeurs, comité…",
        {"sitting": "N|DATE", "out": "FICHIER"},
    ),
    "reports": Command(reports, (), (), "Liste les bilans qui peuvent être écrits."),
    "report": Command(
        report,
        ("BASE", "BILAN"),
        (),
        "Écrit un bilan en PDF, en ODT ou en classeur, selon la fin du nom.",
        {"year": "ANNÉE", "on": "JOUR", "epci": "NOM", "out": "FICHIER|DOSSIER"},
    ),
    "envelopes": Command(
        envelopes, ("BASE",), (), "Dit où en est chaque enveloppe, aujourd’hui ou un autre jour.", {"on": "DATE"}
    ),
    "claims": Command(
        claims, ("BASE",), ("DOSSIER",), "Liste les demandes de paiement et entre quelles mains elles sont."
    ),
    "verify": Command(verify, ("FICHIER",), (), "Recalcule le procès-verbal d’une séance et dit s’il tient."),
}
_STREAMS: dict[str, Callable[[list[str]], int]] = {"simulate": _simulate}
_QUESTIONS: dict[str, Callable[[], int]] = {
    "--version": _show_version,
    "--help": _show_help,
    "-h": _show_help,
    "--self-test": _self_test,
}
