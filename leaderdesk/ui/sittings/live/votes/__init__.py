"""The vote on a point: put to the vote, counted by name, by hands or by slips, and explained."""
