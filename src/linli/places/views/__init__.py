"""The pages of places, a file per thing."""
