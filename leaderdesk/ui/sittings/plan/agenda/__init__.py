"""The agenda of a sitting being prepared: its points, the dossiers proposed, another order."""
