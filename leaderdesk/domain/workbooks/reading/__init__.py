"""What the cells of each column say, for sure or in doubt."""
