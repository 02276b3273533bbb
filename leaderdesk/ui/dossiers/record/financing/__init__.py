"""Who pays for a project: the plan as typed, what the rules make of it, what is advised, what each stage said."""
