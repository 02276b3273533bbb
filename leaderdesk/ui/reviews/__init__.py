"""The « revue des projets »: the open dossiers one after the other, by keyboard."""
