"""Why a change was not made, in words for whoever asked for it."""


class UnableToChange(Exception):
    """A change that the rules or somebody else's change forbid. `str()` is the sentence to show."""
