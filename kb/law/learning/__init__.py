"""What new members learn from: topics and reading paths."""
