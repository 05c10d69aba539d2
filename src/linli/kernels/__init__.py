"""Array code without Django: shapes and units in, arrays out."""
