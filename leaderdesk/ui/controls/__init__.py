"""The page of controls: until when each dossier may be controlled, what controls found, what is answered."""
