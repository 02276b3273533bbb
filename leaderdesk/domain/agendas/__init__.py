"""In which order to take the projects: the quorum of each first, then the fewest members going out and coming back."""
