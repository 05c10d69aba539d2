"""The addresses of this package, a file for each kind of page."""
