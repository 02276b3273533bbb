"""The indicators of the programme: their list, and what every dossier says of one of them."""
