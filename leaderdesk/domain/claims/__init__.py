"""After the decision: amendments, obligations, claims for payment, what was spent, checked, cut and paid, controls."""
