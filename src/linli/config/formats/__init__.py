"""How numbers and dates are written, where we differ from the framework."""
