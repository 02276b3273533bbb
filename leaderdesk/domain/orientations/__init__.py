"""The ten minutes in which somebody who calls learns whether LEADER suits their project, and where else to go."""
