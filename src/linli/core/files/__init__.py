"""Files by their content: stored once, re-encoded, found again. docs/parts/files.md.

`purpose(...)` declares what a module keeps files for; `operations.store`, `attach`, `release` keep them.
"""

from .purposes import PURPOSES, Purpose, Refused, purpose

__all__ = ["PURPOSES", "Purpose", "Refused", "purpose"]
