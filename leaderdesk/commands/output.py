"""Standard output and standard error; an output that takes no more is the world's fault."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterable, Iterator

from leaderdesk.domain.errors import Fault


def write(pieces: Iterable[str]) -> None:
    """Each piece to standard output as soon as it is known."""
    if sys.stdout is None:
        # Closed by whoever called us.
        raise Fault("output_failed", detail="EBADF")
    for piece in pieces:
        with _put_out():
            sys.stdout.write(piece)
    with _put_out():
        sys.stdout.flush()


def complain(sentence: str) -> None:
    """One sentence to standard error, where there is one."""
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")


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
