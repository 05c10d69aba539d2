"""The resident survey: opening it, its letters, answers and results."""
