"""What the campaign refuses to do, in words for people."""


class UnableToCampaign(Exception):
    """Something cannot be done as asked; the message says why, and what is allowed or what to do first."""
