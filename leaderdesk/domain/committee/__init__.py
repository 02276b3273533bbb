"""The committee: who holds which seat and until when, who is in the room, who votes, and what a vote decides."""
