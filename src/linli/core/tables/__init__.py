"""Lists: filter, sort, columns, saved views, export."""
