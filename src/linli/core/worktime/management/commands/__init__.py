"""Commands of the work calendar."""
