"""Reads, for the pages and for other modules."""
