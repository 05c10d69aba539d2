"""Working days, holidays and make-up days; deadlines."""
