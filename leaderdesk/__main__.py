"""`leaderdesk`: a command of the command line, or the window on a base."""

from __future__ import annotations

import sys

# Named here as well, so that the window does not pay for the command line; a test compares the two.
COMMANDS = frozenset(
    {
        *("demo", "check", "backup", "backups", "restore", "history", "info", "simulate", "verify"),
        *("papers", "paper", "reports", "report", "exports", "export", "import", "claims", "envelopes"),
        *("--version", "--help", "-h", "--self-test"),
    }
)


# Said by this program to itself alone: it reads a file of somebody else in a process apart.
READ_WORD = "--read-workbook"


def main(arguments: list[str] | None = None) -> int:
    """Run a command without Qt, or open the window."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0] == READ_WORD:
        from leaderdesk.documents.sheets.reading import child

        child.run(given[1:])
    if given and given[0] in COMMANDS:
        from leaderdesk import cli

        return cli.main(given)
    from leaderdesk import app

    return app.main(given)


if __name__ == "__main__":
    sys.exit(main())
