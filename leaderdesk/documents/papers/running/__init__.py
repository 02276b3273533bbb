"""Papers of the GAL's own file: the time sheet to sign, the yearly claim with its tables."""
