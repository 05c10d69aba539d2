"""The forms, a file per kind of page."""
