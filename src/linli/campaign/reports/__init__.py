"""The campaign in print."""
