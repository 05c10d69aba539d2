"""The officers' pages that show many modules."""
