"""The GAL's own file: its team's time, pay and missions, the claim drawn from them, the ceiling over all of it."""
