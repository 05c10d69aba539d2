"""What an operator runs for evaluation."""
