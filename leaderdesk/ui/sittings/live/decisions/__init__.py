"""The decision on a project: its outcome, its amount, its reasons, its reservations, and what it does to the money."""
