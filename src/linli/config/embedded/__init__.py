"""The PostgreSQL that comes along: started from a locked package, watched by us. Standard library only."""
