"""What an operator runs on a new platform."""
