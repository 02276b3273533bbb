"""Files of others read into plain cells: checked before they are opened, by a child that may fail."""
