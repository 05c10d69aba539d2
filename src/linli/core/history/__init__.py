"""Who changed what, when, on whose behalf and why; chained so that nothing can be taken out."""
