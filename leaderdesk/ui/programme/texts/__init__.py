"""The letters and texts of the group: a list, an editor with its fields, and the letter on a real dossier."""
