"""Pure decisions of the campaign."""
