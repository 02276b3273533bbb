"""The list of applications for funding."""
