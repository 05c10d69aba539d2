"""The officers' pages of rounds: the list, one round, its steps, its results."""
