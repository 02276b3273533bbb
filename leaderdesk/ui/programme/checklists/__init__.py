"""The checklist of each fiche-action: its items, and the parameters of each."""
