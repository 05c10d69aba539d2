"""News between modules: a job in the same transaction for each that listens.

A package calls those above it in the house's list; what those below should learn it publishes here. The job is written
in the publisher's own transaction, so either both happened or neither. docs/parts/news.md.
"""

from .events import EVENTS, Event, Listener, listens_to, publish
from .queue import defer

__all__ = ["EVENTS", "Event", "Listener", "defer", "listens_to", "publish"]
