"""What leaves on paper."""
