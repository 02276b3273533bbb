"""Why the rules give what they give: for each result, the steps that led to it and what would change it."""
