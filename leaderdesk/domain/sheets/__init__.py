"""What is read of a dossier at once: its rows as plain values, and a sheet for each thing that is looked at."""
