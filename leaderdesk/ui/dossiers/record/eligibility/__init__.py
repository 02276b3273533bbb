"""The eligibility of a dossier: its checks, its pieces, the letter that asks for the missing ones."""
