"""The commands of the command line, a module for each family: each calls its services and says what came of it."""
