"""What a project costs: its lines, their quotes and commitments, the public contracts, and what the rules cut."""
