"""Cost lines: what each presents, what of it is eligible, and why the rest is not."""
