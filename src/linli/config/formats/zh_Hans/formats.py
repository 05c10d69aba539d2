"""Officers group digits by three, as in every table of statistics."""

NUMBER_GROUPING = 3
THOUSAND_SEPARATOR = ","
