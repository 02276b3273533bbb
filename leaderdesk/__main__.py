"""`leaderdesk`: a command of the command line, or the window on a base."""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run a command without Qt, or open the window."""
    given = sys.argv[1:] if arguments is None else arguments
    from leaderdesk import cli

    if cli.is_command(given):
        return cli.main(given)
    from leaderdesk import app

    return app.main(given)


if __name__ == "__main__":
    sys.exit(main())
