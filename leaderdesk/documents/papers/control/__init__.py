"""The control file of a dossier: everything in order, with its index and the list of its attachments."""
