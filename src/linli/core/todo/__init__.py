"""What waits for whom: to do and done."""
