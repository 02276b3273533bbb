"""The indicators of a dossier: what it plans and what it brought."""
