"""The selection of a dossier: its grid, noted by the team before any committee."""
