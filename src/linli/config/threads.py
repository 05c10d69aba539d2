"""Several requests at once in one process: what takes long for one reader holds up none of the others."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from asgiref.sync import sync_to_async
from asgiref.wsgi import WsgiToAsgi, WsgiToAsgiInstance

THREADS = 4  # of a process; the pool of connections (config.database) has room for more


class Threaded(WsgiToAsgi):
    """A WSGI application as an ASGI one, on a few threads of its own; further requests wait in their order.

    What asgiref does by itself is one thread for all of a process: made for what bears no other.
    """

    def __init__(self, application: Any, threads: int = THREADS) -> None:
        super().__init__(application)  # type: ignore[no-untyped-call]
        pool = ThreadPoolExecutor(threads, thread_name_prefix="page")
        run = sync_to_async(vars(WsgiToAsgiInstance)["run_wsgi_app"].func, thread_sensitive=False, executor=pool)
        self._instance = type("Instance", (WsgiToAsgiInstance,), {"run_wsgi_app": run})

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: D102 - the class says it
        await self._instance(self.wsgi_application, self.duplicate_header_limit)(scope, receive, send)
