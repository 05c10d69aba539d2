"""Layout, components, and what a page shows beside its content."""
