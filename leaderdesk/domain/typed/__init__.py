"""What French people type and paste, read into exact values; what can be read two ways is asked, never guessed."""
