"""Pure decisions about places: values in, value out."""
