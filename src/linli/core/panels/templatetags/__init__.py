"""Template tags of the panels."""
