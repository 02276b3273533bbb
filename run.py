"""Sets LeaderDesk up and starts it; also runs its tests, its benchmark and its build.

Standard library only. `.venv` is made from the lock; its stamp, written last, spares the next run any slow
check. The syntax stays readable to Python 3.6, so that an old version can print the refusal below.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "LeaderDesk demande Python 3.11 ou plus récent, et cette commande a lancé Python {}.{}.".format(
            *sys.version_info[:2]
        )
    )

import compileall
import ctypes
import hashlib
import importlib
import importlib.util
import io
import json
import os
import platform
import re
import shutil
import stat
import subprocess
import sysconfig
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent
BUILD = ROOT / "build"
DEMO = BUILD / "demo"
BASE = DEMO / "exemple.leaderdesk"
STAMP = "leaderdesk-stamp.json"
NOBODY = 65534

USAGE = """\
Emploi :
  python3 run.py                       installe ce qui manque et ouvre la base d’exemple
  python3 run.py test [--long] [...]   contrôles et essais ; le reste est passé à pytest
  python3 run.py bench [noms]          mesures de rapidité
  python3 run.py build [--check]       dossier autonome dans build/dist/, et son épreuve"""

# pytest's closing line, quiet or not.
SUMMARY = re.compile(r"(=+ )?(\d+ [a-z]+|no tests ran)\b.* in \d+(\.\d+)?s\b")

Run = Callable[[Sequence[str]], int]


class Stop(Exception):
    """Ends the command: a sentence that says what to do, exit code 1."""


class Misuse(Exception):
    """Words on the command line that mean nothing here: exit code 2."""


# What the system must bring


class Need(NamedTuple):
    """A shared library, module or program, and the package that brings it, by family of systems."""

    name: str
    packages: Mapping[str, str]


def _need(name: str, debian: str, fedora: str, arch: str, suse: str) -> Need:
    return Need(name, {"debian": debian, "fedora": fedora, "arch": arch, "suse": suse})


QT_LIBRARIES = (
    _need("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd", "Mesa-libGL1"),
    _need("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd", "Mesa-libEGL1"),
    _need("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon", "libxkbcommon0"),
    _need("libgthread-2.0.so.0", "libglib2.0-0", "glib2", "glib2", "libgthread-2_0-0"),
    _need("libfreetype.so.6", "libfreetype6", "freetype", "freetype2", "libfreetype6"),
    _need("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig", "libfontconfig1"),
    _need("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus", "libdbus-1-3"),
)
SCREEN_LIBRARIES = (
    _need(
        "libxkbcommon-x11.so.0",
        "libxkbcommon-x11-0",
        "libxkbcommon-x11",
        "libxkbcommon-x11",
        "libxkbcommon-x11-0",
    ),
    _need("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor", "libxcb-cursor0"),
    _need("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm", "libxcb-icccm4"),
    _need("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms", "libxcb-keysyms1"),
    _need("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb", "libxcb-shape0"),
)
OBJDUMP = _need("objdump", "binutils", "binutils", "binutils", "binutils")
INSTALL = {
    "debian": ("apt-get", "install", "-y"),
    "fedora": ("dnf", "install", "-y"),
    "arch": ("pacman", "-S", "--needed"),
    "suse": ("zypper", "install", "-y"),
}
FAMILY_OF = {"debian": "debian", "ubuntu": "debian", "fedora": "fedora", "rhel": "fedora", "arch": "arch"}
FAMILY_OF |= {"suse": "suse", "opensuse": "suse"}


class Machine(NamedTuple):
    """What decides how a missing piece is brought here."""

    system: str
    family: str
    is_root: bool
    has_screen: bool

    @classmethod
    def here(cls) -> "Machine":
        system = platform.system()
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0
        has_screen = system != "Linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
        return cls(system, family_of(_os_release()) if system == "Linux" else "", is_root, has_screen)


def _os_release() -> Mapping[str, str]:
    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}


def family_of(release: Mapping[str, str]) -> str:
    """The family whose packages a Linux takes, empty where unknown."""
    names = [release.get("ID", ""), *release.get("ID_LIKE", "").split()]
    return next((FAMILY_OF[name] for name in names if name in FAMILY_OF), "")


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries(machine: Machine, loads: Callable[[str], bool] = can_load) -> list[Need]:
    """What Qt needs and does not find; its packages for Windows and macOS bring everything."""
    if machine.system != "Linux":
        return []
    wanted = QT_LIBRARIES + (SCREEN_LIBRARIES if machine.has_screen else ())
    return [need for need in wanted if not loads(need.name)]


def install_command(machine: Machine, needs: Iterable[Need]) -> list[str]:
    """The one command that brings what is missing; empty where the family of the system is unknown."""
    if machine.family not in INSTALL:
        return []
    packages = sorted({need.packages[machine.family] for need in needs})
    return [*INSTALL[machine.family], *packages]


def provide(machine: Machine, needs: Sequence[Need], run: Run) -> None:
    """Brings what is missing where that is allowed, else stops with the command that does."""
    if not needs:
        return
    names = ", ".join(need.name for need in needs)
    command = install_command(machine, needs)
    if not command:
        advice = "Installez-les avec les outils du système, puis relancez."
        raise Stop(f"Il manque à ce système : {names}. {advice}")
    shown = " ".join(command if machine.is_root else ["sudo", *command])
    told = f"Il manque à ce système : {names}. Cette commande les installe :\n\n    {shown}\n\nPuis relancez."
    if machine.family != "debian" or not machine.is_root:
        raise Stop(told)
    print(f"Installation de ce qui manque au système : {names}.", flush=True)
    if run(command) and (run(["apt-get", "update"]) or run(command)):
        raise Stop(f"L’installation a échoué. {told}")
    importlib.invalidate_caches()


def apt(command: Sequence[str]) -> int:
    """Never a question, for there may be nobody to answer; heard only when it fails."""
    if "install" in command and not any(Path("/var/lib/apt/lists").glob("*_Packages*")):
        apt(["apt-get", "update"])
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, check=False, stdin=subprocess.DEVNULL, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        print(done.stderr.strip(), file=sys.stderr)
    return done.returncode


def provide_libraries(machine: Machine) -> None:
    provide(machine, missing_libraries(machine), apt)
    left = missing_libraries(machine)
    if left:
        raise Stop(f"Ces bibliothèques manquent encore : {', '.join(need.name for need in left)}.")


# The environment


def has_module(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def provide_venv_module(machine: Machine, run: Run = apt, has: Callable[[str], bool] = has_module) -> None:
    """Debian and its kin ship venv and pip's installer apart from Python."""
    missing = [name for name in ("venv", "ensurepip") if not has(name)]
    if not missing:
        return
    major, minor = sys.version_info[:2]
    package = f"python{major}.{minor}-venv"
    provide(machine, [_need(name, package, "python3-pip", "python", "python3-pip") for name in missing], run)
    if not all(has(name) for name in missing):
        advice = "Installez une version complète de Python, puis relancez avec elle."
        raise Stop(f"Ce Python ({sys.executable}) est incomplet : il lui manque {', '.join(missing)}. {advice}")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def wanted_stamp(locks: Path) -> dict[str, str]:
    """What a venv made now would be made from."""
    return {
        "python": f"{platform.python_implementation()} {platform.python_version()} {sys.base_prefix}",
        "run": digest(locks / "run.txt"),
        "dev": digest(locks / "dev.txt"),
    }


def read_stamp(venv: Path) -> dict[str, str]:
    """The stamp, empty for a venv that is absent or was left half-made."""
    try:
        stamp = json.loads((venv / STAMP).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and venv_python(venv).exists() else {}


def write_stamp(venv: Path, stamp: Mapping[str, str]) -> None:
    half = venv / (STAMP + ".new")
    half.write_text(json.dumps(stamp), "utf-8")
    half.replace(venv / STAMP)


def venv_python(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def missing_lock(have: Mapping[str, str], wanted: Mapping[str, str], profile: str) -> str:
    """What to do: nothing (""), "add" the development packages, or make the venv "anew"."""
    if have.get("python") != wanted["python"] or have.get("run") != wanted["run"]:
        return "anew"
    if profile == "run" or have.get("dev") == wanted["dev"]:
        return ""
    return "anew" if "dev" in have else "add"


def set_up(profile: str, root: Path = ROOT) -> Path:
    """The Python of a venv that holds the lock `run` or `dev`, made, completed or found ready."""
    machine = Machine.here()
    provide_libraries(machine)
    venv = root / ".venv"
    wanted = wanted_stamp(root / ".lock")
    have = read_stamp(venv)
    step = missing_lock(have, wanted, profile)
    if step == "anew":
        provide_venv_module(machine)
        _make_venv(venv)
        have = {}
    if step:
        (venv / STAMP).unlink(missing_ok=True)
        _install(venv, root / ".lock" / f"{profile}.txt")
        names = ("python", "run", "dev") if profile == "dev" else ("python", "run")
        write_stamp(venv, {name: wanted[name] for name in names})
    # Without .pyc files the start is two to three times slower; unchanged files are only looked at.
    for folder in ("leaderdesk", "db"):
        compileall.compile_dir(root / folder, quiet=2)
    return venv_python(venv)


def _make_venv(venv: Path) -> None:
    if Path(sys.prefix).resolve() == venv.resolve():
        raise Stop("L’environnement .venv est à refaire : relancez avec le Python du système, hors de .venv.")
    print("Préparation de l’environnement .venv (une à deux minutes la première fois).", flush=True)
    try:
        if venv.exists():
            shutil.rmtree(venv)
    except OSError as error:
        advice = "Fermez LeaderDesk et ce qui utilise ce dossier, puis relancez."
        raise Stop(f"Le dossier .venv ne peut pas être refait ({error.strerror}). {advice}") from error
    if subprocess.run([sys.executable, "-m", "venv", str(venv)], check=False).returncode:
        raise Stop("La création de .venv a échoué : voyez le message ci-dessus, puis relancez.")


def _install(venv: Path, lock: Path) -> None:
    """From the lock alone, by wheels alone; where from is the user's own pip configuration."""
    print("Installation des bibliothèques du projet…", flush=True)
    # -qq: errors only, for pip's warnings speak of the user's own configuration.
    options = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--compile", "--no-input", "-qq"]
    command = [str(venv_python(venv)), "-m", "pip", "--disable-pip-version-check", "install", *options]
    environment = {**os.environ, "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0"}
    if subprocess.run([*command, "-r", str(lock)], check=False, env=environment).returncode:
        advice = "Vérifiez le réseau, le mandataire et la configuration de pip, puis relancez."
        raise Stop(f"L’installation des bibliothèques a échoué : pip dit pourquoi ci-dessus. {advice}")


# Commands


def start(arguments: Sequence[str]) -> int:
    """Opens the demonstration base, or draws its pages where there is no screen."""
    _refuse(arguments)
    python = set_up("run")
    DEMO.mkdir(parents=True, exist_ok=True)
    if not BASE.exists():
        print("Création de la base d’exemple…", flush=True)
        code = call([str(python), "-m", "leaderdesk", "demo", str(BASE)])
        if code:
            return code
    if Machine.here().has_screen:
        return call([str(python), "-m", "leaderdesk", str(BASE)])
    print("Aucun écran ici : les pages sont dessinées sans fenêtre.", flush=True)
    command = [str(python), "-m", "leaderdesk", "--render", str(DEMO), str(BASE)]
    code = call(command, QT_QPA_PLATFORM="offscreen")
    _list_files(DEMO)
    return code


def test(arguments: Sequence[str]) -> int:
    """Every part runs even after a failure; pytest's own count comes last."""
    is_long = "--long" in arguments
    python = str(set_up("dev"))
    parts = (
        ("règles d’écriture", ["ruff", "check", "--output-format", "concise", "."]),
        ("mise en forme", ["ruff", "format", "--check", "."]),
        ("essais", ["pytest", *pytest_options(arguments)]),
    )
    lines = []
    codes = []
    count = ""
    with ThreadPoolExecutor(1) as beside:
        # On one core for half a minute: the others need not wait for it.
        types = beside.submit(aside, [python, "-m", "mypy"])
        for name, words in parts:
            print(f"— {name[0].upper()}{name[1:]} ({words[0]})", flush=True)
            began = time.perf_counter()
            code, count = stream([python, "-m", *words])
            lines.append(_outcome(name, code, time.perf_counter() - began))
            codes.append(code)
        code, said, spent = types.result()
    print(f"— Types (mypy), vus pendant ce temps\n{said}", end="")
    lines.append(_outcome("types", code, spent))
    codes.append(code)
    print("Durées" + (", cas longs compris :" if is_long else " :"))
    print("\n".join([*lines, count]), flush=True)
    return int(any(codes))


def _outcome(name: str, code: int, spent: float) -> str:
    seconds = f"{spent:.1f}".replace(".", ",")
    return f"  {name:<20}{seconds:>8} s   {'réussi' if code == 0 else f'échec (code {code})'}"


def pytest_options(arguments: Sequence[str]) -> list[str]:
    """One worker per core, idle ones taking from the others; what the user adds comes last and wins."""
    given = [argument for argument in arguments if argument != "--long"]
    every_case = ["-m", "long or not long"] if len(given) < len(arguments) else []
    return ["-n", str(os.cpu_count() or 2), "--dist", "worksteal", *every_case, *given]


def tool_environment(own: Mapping[str, str]) -> dict[str, str]:
    """Every worker of pytest would compile all the tests again, at each run, where Python is told to keep nothing."""
    kept = {name: value for name, value in own.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONIOENCODING": "utf-8"}


def stream(command: Sequence[str]) -> tuple[int, str]:
    """Shows a tool's output as it comes, but holds back pytest's closing line: code and line."""
    closing = ""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=tool_environment(os.environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            if not SUMMARY.match(line):
                print(line, end="", flush=True)
                continue
            if closing:
                print(closing, flush=True)
            closing = line.rstrip()
    return process.returncode, closing


def aside(command: Sequence[str]) -> tuple[int, str, float]:
    """Runs a tool to its end, showing nothing yet: code, words and seconds."""
    began = time.perf_counter()
    done = subprocess.run(
        command,
        check=False,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    return done.returncode, done.stdout, time.perf_counter() - began


def bench(arguments: Sequence[str]) -> int:
    return call([str(set_up("dev")), "-m", "tests.bench", *arguments])


def build(arguments: Sequence[str]) -> int:
    """The frozen folder, and its proof from a read-only folder with spaces and accents in its path."""
    _refuse([argument for argument in arguments if argument != "--check"])
    machine = Machine.here()
    python = set_up("dev")
    if machine.system == "Linux":
        # The folder goes to machines with a screen: it ships what a window needs.
        screened = machine._replace(has_screen=True)
        provide(machine, [*missing_for_build(), *missing_libraries(screened)], apt)
    options = ["--noconfirm", "--log-level", "ERROR", "--distpath", str(BUILD / "dist")]
    code = call([str(python), "-m", "PyInstaller", *options, "--workpath", str(BUILD / "work"), "build.spec"])
    if code:
        raise Stop("La fabrication du dossier autonome a échoué : voyez le message ci-dessus.")
    names = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["leaderdesk"]
    folder = BUILD / "dist" / names["title"]
    print(f"Dossier autonome : {_from_root(folder)}, {_megabytes(folder)} Mo.", flush=True)
    return check_build(folder, names["console-twin"]) if "--check" in arguments else 0


def missing_for_build(
    which: Callable[[str], str | None] = shutil.which, loads: Callable[[str], bool] = can_load
) -> list[Need]:
    """PyInstaller reads libraries with objdump, and copies Python's own shared library."""
    library = str(sysconfig.get_config_var("INSTSONAME") or "")
    folder = str(sysconfig.get_config_var("LIBDIR") or "")
    needs = [] if which("objdump") else [OBJDUMP]
    if ".so" in library and not (loads(library) or loads(f"{folder}/{library}")):
        version = "{}.{}".format(*sys.version_info[:2])
        needs.append(_need(library, f"libpython{version}", "python3-libs", "python", "python3"))
    return needs


def check_build(folder: Path, console_twin: str) -> int:
    with tempfile.TemporaryDirectory(prefix="leaderdesk-") as temporary:
        home = Path(temporary) / "home"
        home.mkdir()
        place = Path(temporary) / "Été à l’école (lecture seule)" / folder.name
        shutil.copytree(folder, place, symlinks=True)
        user = _ordinary_user(Path(temporary), home)
        _set_writable(place.parent, writable=False)
        before = _listing(place)
        twin = place / (console_twin + (".exe" if os.name == "nt" else ""))
        environment = _bare_environment(home)
        command = [str(twin), "--self-test"]
        done = subprocess.run(command, check=False, cwd=home, env=environment, user=user, group=user)
        code = done.returncode
        is_untouched = _listing(place) == before
        _set_writable(place.parent, writable=True)
    print(f"Épreuve du dossier autonome : {'réussie' if code == 0 else f'échec (code {code})'}.")
    if not is_untouched:
        print("Le programme a écrit dans son propre dossier : il ne le doit pas.")
    return int(code != 0 or not is_untouched)


def _ordinary_user(place: Path, home: Path) -> int | None:
    """Root ignores read-only modes: the proof is then run as the user who owns nothing."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0):
        return None
    place.chmod(0o755)
    os.chown(home, NOBODY, NOBODY)
    return NOBODY


def _bare_environment(home: Path) -> dict[str, str]:
    # Neither the venv nor the checkout may lend anything to the frozen program.
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "QT_", "XDG_"))}
    homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(home))
    return {**kept, **homes, "QT_QPA_PLATFORM": "offscreen"}


def _set_writable(folder: Path, *, writable: bool) -> None:
    bits = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | stat.S_IWUSR if writable else mode & ~bits)


def _listing(folder: Path) -> list[tuple[str, int, int]]:
    stats = ((path, path.lstat()) for path in folder.rglob("*"))
    return sorted((str(path), found.st_size, found.st_mtime_ns) for path, found in stats)


def call(command: Sequence[str], **environment: str) -> int:
    sys.stdout.flush()
    return subprocess.run(command, check=False, cwd=ROOT, env={**os.environ, **environment}).returncode


def _refuse(arguments: Sequence[str]) -> None:
    if arguments:
        raise Misuse(arguments[0])


def _list_files(folder: Path) -> None:
    print(f"Dans {_from_root(folder)} :")
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        print(f"  {path.relative_to(folder)}  ({max(1, path.stat().st_size // 1024)} Ko)")


def _from_root(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() + "/"


def _megabytes(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*")) // 1_000_000


COMMANDS = {"test": test, "bench": bench, "build": build}


def main(arguments: Sequence[str]) -> int:
    for out in (sys.stdout, sys.stderr):
        # A redirected Windows console cannot write every French sign.
        if isinstance(out, io.TextIOWrapper):
            out.reconfigure(encoding="utf-8", errors="replace")
    if any(word in ("-h", "--help", "aide") for word in arguments[:1]):
        print(USAGE)
        return 0
    command = COMMANDS.get(arguments[0]) if arguments else start
    try:
        if command is None:
            _refuse(arguments)
        return (command or start)(arguments[1:])
    except Misuse as error:
        print(f"« {error} » ne dit rien à cette commande.\n\n{USAGE}", file=sys.stderr)
        return 2
    except Stop as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nInterrompu.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
