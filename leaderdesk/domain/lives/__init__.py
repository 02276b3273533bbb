"""The life of a dossier as data: statuses, moves, what a move requires, the deadlines it starts, the time spent."""
