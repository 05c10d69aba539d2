"""Who changed what, when, on whose behalf and why; chained so that nothing can be taken out.

`@tracked()` on a model keeps every version of its rows, whatever wrote them; `because(...)` says why.
"""

from .contexts import because, context, job, stamp
from .tracking import TRACKED, Tracked, tracked

__all__ = ["TRACKED", "Tracked", "because", "context", "job", "stamp", "tracked"]
