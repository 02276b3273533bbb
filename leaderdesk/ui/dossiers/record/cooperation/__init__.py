"""The cooperation of a dossier: its agreement, its partners, what they bear together, who owes what to whom."""
