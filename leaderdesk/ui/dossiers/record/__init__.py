"""One dossier: its head, always in sight, and its tabs."""
