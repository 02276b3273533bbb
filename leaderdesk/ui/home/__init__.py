"""The page « Accueil »."""
