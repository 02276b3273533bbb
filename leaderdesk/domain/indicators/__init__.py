"""What the programme measures of its projects."""
