"""Rounds: standards on the platform, marks, grading, public notice, seal, titles, the resident survey."""
