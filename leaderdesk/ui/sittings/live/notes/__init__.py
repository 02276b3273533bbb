"""The notes of a point: typed sheet after sheet, one together or twice, with their spreads and what they come to."""
