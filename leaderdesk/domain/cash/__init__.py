"""The holder's cash beside the plan: what happened, what drifts from it, other ways to carry it, projects together."""
