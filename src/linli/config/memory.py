"""What a process that serves pages does about memory."""

import gc

YOUNG = 20_000  # objects more than were let go before the youngest are looked through; Python's own 700 is for scripts


def keep_what_is_loaded() -> None:
    """Take all that is loaded for kept, and look for unused cycles seldom.

    The program is half a million objects that stay. Looking through them again and again cost a tenth of every page,
    and took from forked processes the memory that they share.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 50)
