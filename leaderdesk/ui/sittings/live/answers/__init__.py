"""A written consultation: what each seat answered, and the count."""
