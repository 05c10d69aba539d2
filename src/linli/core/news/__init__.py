"""News between modules: a job in the same transaction for each that listens."""
