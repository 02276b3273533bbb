"""What papers are made of before they are documents: texts with named fields, and what an extract tells."""
