"""The convention of a dossier: its days, its amendments and their effect, what the holder owes afterwards."""
