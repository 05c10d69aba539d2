"""The forms of places, a file per thing."""
