"""The help: pages that come with the program, read and searched without any network."""
