"""What an operation raises when it does nothing."""


class Refused(Exception):
    """Nothing was changed; the message says why, and what is allowed, for people."""
