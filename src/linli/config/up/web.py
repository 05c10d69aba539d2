"""The web server's process: `python -m linli.config.up.web SUPERVISOR PORT`."""

import multiprocessing
import signal
import sys

from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server

from linli.config.embedded.processes import end_with
from linli.config.memory import keep_what_is_loaded

WORKERS = 2


def main(supervisor: str, port: str) -> None:
    """Serve until told to stop, or until whoever started this is gone."""
    end_with(int(supervisor), signal.SIGTERM)
    multiprocessing.set_start_method("fork")
    # What is loaded here is paid for once, and there when a worker is replaced.
    import linli.config.wsgi
    import linli.kernels.scoring  # noqa: F401 - with the compiled code that the first sheet would wait a second for

    keep_what_is_loaded()
    Server(
        "linli.config.asgi:application",
        address="127.0.0.1",
        port=int(port),
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        websockets=False,
        workers=WORKERS,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_level=LogLevels.warning,
    ).serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
