"""Where things are: divisions, compounds, buildings, homes, grids, organisations, facilities."""
