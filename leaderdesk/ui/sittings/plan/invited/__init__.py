"""Who is asked to come to a sitting, what they answer, and the quorum to expect."""
