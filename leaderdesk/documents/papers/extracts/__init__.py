"""What is taken out of the minutes: for one project, for one funder, for the public."""
