"""The life of a dossier: statuses, moves and deadlines."""
