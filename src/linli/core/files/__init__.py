"""Files by their content: stored once, re-encoded, found again."""
