"""The command line: the same services as the window, without Qt.

Exit 0 when done, 1 when refused or found wanting, 2 for a misuse; every error is one French
sentence on standard error. Services are imported by the command that needs them.
"""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import leaderdesk
from leaderdesk.domain.errors import Expected, Fault, Refusal
from leaderdesk.services.around import Around, around_user

if TYPE_CHECKING:
    from leaderdesk.domain.changes import Entry, FieldChange
    from leaderdesk.services.backups import Backup

DONE, WANTING, MISUSE = 0, 1, 2


class Misuse(Exception):
    """The words of the call do not make a command."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command has to say: lines for people, the same as data, and whether all is well."""

    lines: Sequence[str]
    data: Any
    is_well: bool = True


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its function, the names of its words, and what it is for."""

    run: Callable[..., Answer]
    words: tuple[str, ...]
    optional: tuple[str, ...]
    purpose: str


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
        _complain(str(misuse))
        return MISUSE
    except Expected as expected:
        from leaderdesk.words.failures import say

        _complain(say(expected))
        return MISUSE if expected.code == "wrong_input" else WANTING
    except BrokenPipeError:
        # Whoever read us has gone.
        return WANTING
    except KeyboardInterrupt:
        _complain("Interrompu : rien d’autre n’a été fait.")
        return WANTING
    except Exception as error:  # noqa: BLE001 - the last resort: a bug of ours becomes a report, never a traceback
        _complain(_reported(error))
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
    _check_words(name, command, words)
    answer = command.run(around_user(), *words)
    if as_json:
        _write([json.dumps(answer.data, ensure_ascii=False, indent=2) + "\n"])
    else:
        _write(f"{line}\n" for line in answer.lines)
    return DONE if answer.is_well else WANTING


def _check_words(name: str, command: Command, words: Sequence[str]) -> None:
    fewest, most = len(command.words), len(command.words) + len(command.optional)
    unknown = [word for word in words if word.startswith("--")]
    if unknown or not fewest <= len(words) <= most:
        raise Misuse(f"La commande s’écrit : {_usage(name, command)}")


def _usage(name: str, command: Command) -> str:
    optional = "".join(f" [{word}]" for word in command.optional)
    return f"leaderdesk {name} {' '.join(command.words)}{optional} [--json]"


def _write(pieces: Iterable[str]) -> None:
    """Each piece to standard output as soon as it is known; a disk that takes no more is the world's fault."""
    if sys.stdout is None:
        # Closed by whoever called us.
        raise Fault("output_failed", detail="EBADF")
    for piece in pieces:
        with _put_out():
            sys.stdout.write(piece)
    with _put_out():
        sys.stdout.flush()


@contextlib.contextmanager
def _put_out() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        _forget_output()
        raise
    except OSError as error:
        _forget_output()
        raise Fault("output_failed", detail=errno.errorcode.get(error.errno or 0, "?")) from error


def _forget_output() -> None:
    """What is left in the buffer goes nowhere: the interpreter would complain of it once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(sentence: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")


def _reported(error: Exception) -> str:
    from leaderdesk.services.reports import write_bug_report

    try:
        report = write_bug_report(error, around_user())
    except OSError:
        return f"LeaderDesk a rencontré une erreur imprévue ({type(error).__name__}) ; rien n’a été écrit à moitié."
    return f"LeaderDesk a rencontré une erreur imprévue ; rien n’a été écrit à moitié. Rapport sans donnée : {report}"


def demo(around: Around, base: str) -> Answer:
    """Make the demonstration base."""
    from leaderdesk.services.demo import create_demo

    path = create_demo(Path(base), around)
    return Answer([f"Base d’exemple créée : {path}"], {"base": str(path)})


def check(around: Around, base: str) -> Answer:
    """Look for everything that can be wrong with a base."""
    from leaderdesk.services.checks import check_file
    from leaderdesk.words import findings, formats

    report = check_file(Path(base), around)
    lines = [f"{findings.level(each)} : {findings.say(each)}" for each in report.findings]
    if report.is_clean:
        lines.append("Aucune anomalie.")
    if report.counts:
        lines.append(
            f"{formats.counted(report.counts['entries'], 'action', 'actions')} dans l’historique, "
            f"{formats.counted(report.counts['rows'], 'ligne vérifiée', 'lignes vérifiées')}, "
            f"{formats.counted(report.counts['attachments'], 'pièce jointe', 'pièces jointes')}."
        )
    found = [
        {"code": each.code, "level": each.level, "data": dict(each.data), "sentence": findings.say(each)}
        for each in report.findings
    ]
    data = {"sound": report.is_sound, "findings": found, "counts": dict(report.counts)}
    return Answer(lines, data, is_well=report.is_clean)


def backup(around: Around, base: str, to: str | None = None) -> Answer:
    """Take a verified backup, in the user's backups or where asked."""
    from leaderdesk.services.backups import backup_base, backup_to
    from leaderdesk.services.bases import open_base

    opened = open_base(Path(base), around)
    try:
        path = backup_to(opened, Path(to)) if to else backup_base(opened, around).path
        height = opened.height
    finally:
        opened.close()
    return Answer([f"Sauvegarde vérifiée : {path}"], {"backup": str(path), "height": height})


def backups(around: Around, base: str) -> Answer:
    """List the backups of a base, newest first."""
    from leaderdesk.services.backups import list_backups

    found = list_backups(Path(base), around)
    lines = [f"{rank:>3}  {_backup_line(each)}" for rank, each in enumerate(found, 1)]
    return Answer(
        lines or ["Aucune sauvegarde de cette base sur cet ordinateur."], [_backup_data(each) for each in found]
    )


def restore(around: Around, base: str, chosen: str) -> Answer:
    """Put a backup in the place of a base: its path, its name, or its rank in the list."""
    from leaderdesk.services.backups import list_backups, restore_backup
    from leaderdesk.words import formats

    path = Path(base)
    restored = restore_backup(path, _chosen(list_backups(path, around), chosen), around)
    lines = [
        f"Base restaurée à son état du {formats.moment(restored.at)} (action nᵒ {formats.number(restored.height)}).",
        f"L’ancienne base est gardée dans {restored.quarantine}",
    ]
    if restored.lost:
        lines.insert(
            1,
            f"{formats.counted(restored.lost, 'action plus récente n’y est', 'actions plus récentes n’y sont')} plus.",
        )
    data = {
        "base": str(restored.base_path),
        "height": restored.height,
        "at": restored.at.isoformat(),
        "lost": restored.lost,
        "quarantine": str(restored.quarantine),
    }
    return Answer(lines, data)


def history(around: Around, base: str, record: str | None = None) -> Answer:
    """Show what was done, or what happened to one dossier or holder, field by field."""
    from leaderdesk.services.bases import looked_base
    from leaderdesk.services.history import find_record, list_entries, record_history

    with looked_base(Path(base), around) as looked:
        if record is None:
            entries = list_entries(looked, limit=1 << 40)
            return Answer([_entry_line(each) for each in entries], [_entry_data(each) for each in entries])
        changes = record_history(looked, *find_record(looked, record))
    return Answer([_field_line(each) for each in changes], [_field_data(each) for each in changes])


def info(around: Around, base: str) -> Answer:
    """Say what a base is, how far it goes, and when it was last saved and backed up."""
    from leaderdesk.services.bases import base_facts, looked_base
    from leaderdesk.words import formats

    with looked_base(Path(base), around) as looked:
        facts = base_facts(looked, around)
    last = facts.last_backup
    lines = [
        f"Base        : {facts.path}",
        f"GAL         : {facts.gal_name or formats.MISSING}{' (EXEMPLE)' if facts.is_example else ''}",
        f"Version     : {facts.version}",
        f"Actions     : {formats.number(facts.height)}",
        f"Enregistrée : {formats.moment(facts.saved_at)}",
        f"Sauvegardée : {formats.moment(last.at) if last else 'jamais sur cet ordinateur'}",
    ]
    data = {
        "base": str(facts.path),
        "id": f"{facts.id:016x}",
        "gal": facts.gal_name,
        "version": facts.version,
        "example": facts.is_example,
        "height": facts.height,
        "created_at": facts.created_at.isoformat(),
        "saved_at": facts.saved_at.isoformat(),
        "last_backup": _backup_data(last) if last else None,
        "place": facts.place,
    }
    return Answer(lines, data)


def verify(around: Around, record: str) -> Answer:
    """Hold the record of a sitting against its own raw inputs."""
    from leaderdesk.services.verification import verify_file
    from leaderdesk.words.sittings import say_record_problem

    del around
    found = verify_file(Path(record))
    if found.holds:
        lines = ["Le procès-verbal tient : chaque résultat se recalcule.", f"Empreinte : {found.digest}"]
    else:
        lines = ["Le procès-verbal ne tient pas.", *(say_record_problem(each) for each in found.problems)]
    problems = [{"code": each.code, "place": each.place, **each.data} for each in found.problems]
    return Answer(lines, {"holds": found.holds, "digest": found.digest, "problems": problems}, found.holds)


def _chosen(found: Sequence[Backup], chosen: str) -> Path:
    if chosen.isdecimal() and 1 <= int(chosen) <= len(found):
        return found[int(chosen) - 1].path
    named = [each.path for each in found if each.path.name == chosen]
    path = named[0] if named else Path(chosen)
    if not path.exists():
        raise Refusal("no_such_backup", wanted=chosen)
    return path


def _backup_line(each: Backup) -> str:
    from leaderdesk.words import formats, occasions

    return (
        f"{formats.moment(each.at)}  action nᵒ {formats.number(each.height)}  "
        f"{formats.size(each.size)}  {occasions.occasion(each.why)}  {each.path.name}"
    )


def _backup_data(each: Backup) -> dict[str, Any]:
    return {
        "path": str(each.path),
        "at": each.at.isoformat(),
        "height": each.height,
        "why": each.why,
        "size": each.size,
    }


def _entry_line(entry: Entry) -> str:
    from leaderdesk.words import actions, formats

    label = actions.entry_label(entry.action, entry.kind, entry.subject)
    reason = f"  (motif : {entry.reason})" if entry.reason else ""
    return f"{entry.height:>6}  {formats.moment(entry.at)}  {entry.operator or formats.MISSING}  {label}{reason}"


def _entry_data(entry: Entry) -> dict[str, Any]:
    from leaderdesk.words import actions

    return {
        "height": entry.height,
        "at": entry.at.isoformat(),
        "operator": entry.operator,
        "machine": entry.machine,
        "action": entry.action,
        "kind": entry.kind,
        "undoes": entry.undoes,
        "label": actions.entry_label(entry.action, entry.kind, entry.subject),
        "reason": entry.reason,
        "changes": entry.changes,
        "erased": entry.is_erased,
    }


def _field_line(change: FieldChange) -> str:
    from leaderdesk.words import fields, formats

    before, after = fields.told(change)
    return (
        f"{change.height:>6}  {formats.moment(change.at)}  {change.operator or formats.MISSING}  "
        f"{fields.table(change.table)}, {fields.field(change.field)} : {before} → {after}"
    )


def _field_data(change: FieldChange) -> dict[str, Any]:
    return {
        "height": change.height,
        "at": change.at.isoformat(),
        "operator": change.operator,
        "action": change.action,
        "table": change.table,
        "key": change.key,
        "verb": change.verb,
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "before_name": change.before_name,
        "after_name": change.after_name,
    }


def _simulate(words: list[str]) -> int:
    """Run one of the six rules on a file of cases, each result written as soon as it is known."""
    from leaderdesk.services.simulations import NAMES, simulate

    if {"--help", "-h"} & set(words):
        _write(f"{line}\n" for line in _simulate_help())
        return DONE
    given = [word for word in words if word != "--explain"]
    if len(given) != 2 or given[0] not in NAMES:  # noqa: PLR2004 - a rule and a file
        raise Misuse(_SIMULATE_USAGE.format(rules="|".join(NAMES)))
    rule, file = given
    with contextlib.ExitStack() as stack:
        source = stack.enter_context(_read_text(Path(file))) if file != "-" else _standard_input()
        _write(simulate(rule, source, explain="--explain" in words))
    return DONE


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


def _show_version() -> int:
    _write([f"LeaderDesk {leaderdesk.__version__}\n"])
    return DONE


def _show_help() -> int:
    lines = ["LeaderDesk : leaderdesk [BASE] ouvre la fenêtre, sur cette base ou sur la dernière.", ""]
    lines += [f"  {_usage(name, command)}\n      {command.purpose}" for name, command in COMMANDS.items()]
    lines += ["", *_simulate_help("REGLE")]
    lines += ["", "  leaderdesk --self-test", "      Vérifie que le programme est complet et fonctionne ici."]
    _write(f"{line}\n" for line in lines)
    return DONE


def _simulate_help(rules: str = "") -> list[str]:
    from leaderdesk.services.simulations import NAMES

    usage = _SIMULATE_USAGE.partition(" : ")[2].format(rules=rules or "|".join(NAMES))
    purpose = "Applique une règle à des cas écrits en JSON (« - » : entrée standard) ; --explain dit pourquoi."
    return [f"  {usage}", f"      {purpose}"]


def _self_test() -> int:
    from leaderdesk.app import ui_self_test
    from leaderdesk.services.self_test import self_test

    problems = [*self_test(), *ui_self_test()]
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
    "verify": Command(verify, ("FICHIER",), (), "Recalcule le procès-verbal d’une séance et dit s’il tient."),
}
_STREAMS: dict[str, Callable[[list[str]], int]] = {"simulate": _simulate}
_SIMULATE_USAGE = "La commande s’écrit : leaderdesk simulate {rules} FICHIER [--explain]"
_QUESTIONS: dict[str, Callable[[], int]] = {
    "--version": _show_version,
    "--help": _show_help,
    "-h": _show_help,
    "--self-test": _self_test,
}
