"""Papers: what a base says, read whole on its thread, then composed and written away from it."""
