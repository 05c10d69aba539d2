"""Boundaries from files: read in a child process, checked, matched, applied. docs/algorithms/boundaries.md.

Nothing here imports Django at the top, for the child process starts here too.
"""
