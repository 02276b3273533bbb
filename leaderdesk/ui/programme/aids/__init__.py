"""The regimes of State aid that a programme knows, their intensities, the ceilings of small aids."""
