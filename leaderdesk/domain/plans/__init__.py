"""Financing plans: the best one within what funders may bring, what a plan lacks, several funds on one dossier."""
