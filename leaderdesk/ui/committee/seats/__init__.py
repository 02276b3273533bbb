"""The seats: a sheet by college, a list pasted, mandates that follow each other."""
