"""The tab « Animation »: time, pay and missions of the team, the claim drawn from them, the ceiling."""
