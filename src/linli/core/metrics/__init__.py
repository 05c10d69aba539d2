"""Numbers that modules offer: numerator and denominator per place and day."""
