"""Whether a dossier may be helped: versioned checklists, automatic checks, manual answers, a derived verdict."""
