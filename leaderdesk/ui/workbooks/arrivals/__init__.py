"""What comes in: a file is chosen, understood, looked at row by row, and taken."""
