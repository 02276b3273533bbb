"""One page for each way in which a base cannot be opened as asked."""
