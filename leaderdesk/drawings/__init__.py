"""Charts as plain geometry in inks named by their use: painted in the window and on paper alike."""
