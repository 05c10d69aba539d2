"""The one outbox of the platform: what is entered without a signal is kept on the phone and sent when there is one.

`kind(...)` says what a module takes in, `offline_page(...)` which of its pages work offline; both stand in the module's
`outbox.py`, which is loaded by itself. docs/parts/outbox.md.
"""

from .kinds import KINDS, About, Answer, Kind, Refused, kind
from .pages import PAGES, offline_page

__all__ = ["KINDS", "PAGES", "About", "Answer", "Kind", "Refused", "kind", "offline_page"]
