"""Codes and values turned into French, for the window, the command line, papers and workbooks."""
