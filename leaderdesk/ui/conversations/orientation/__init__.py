"""The ten minutes that say whether LEADER suits: questions on the left, what follows from the answers on the right."""
