"""Standards, marks, results and bundles, without Django and without a server."""
