"""What modules offer to pages that show many modules."""
