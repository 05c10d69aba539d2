"""The ASGI door, for slow clients without a proxy: a body is read whole before a thread is taken."""

import os
import signal

from linli.config.embedded.processes import end_with
from linli.config.limits import Limited
from linli.config.threads import Threaded

from .wsgi import application as pages

if "LINLI_UP" in os.environ:  # a worker outlives a granian that is killed, and would go on serving old code
    end_with(os.getppid(), signal.SIGKILL)

from linli.core.outbox.rush import Rush  # what it says needs the settings, which the pages have loaded

application = Limited(Rush(Threaded(pages)))
