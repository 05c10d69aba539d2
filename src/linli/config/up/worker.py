"""The process that does the jobs: `python -m linli.config.up.worker SUPERVISOR`."""

import asyncio
import logging
import os
import signal
import sys
from typing import Any

from linli.config.embedded.processes import end_with

CONCURRENCY = 2  # a long import must not hold up what takes a moment
NICENESS = 10  # whoever waits for a page comes before what nobody waits for


def main(supervisor: str) -> None:
    """Do jobs until told to stop, or until whoever started this is gone."""
    end_with(int(supervisor), signal.SIGTERM)
    os.nice(NICENESS)
    import django

    django.setup()
    from procrastinate.contrib.django import app

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    asyncio.run(work(app))


async def work(app: Any) -> None:
    """Run one worker on every queue, over connections of its own: Django's cannot listen."""
    with app.replace_connector(app.connector.get_worker_connector()):
        async with app.open_async():
            await app.run_worker_async(concurrency=CONCURRENCY)


if __name__ == "__main__":
    main(*sys.argv[1:])
