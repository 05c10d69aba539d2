"""The jobs of documents. Each may run twice without harm."""

from procrastinate.contrib.django import app

from linli.core import clock

from .operations import forget, make_document


@app.task(name="linli.core.documents.make", queue="documents")  # type: ignore[untyped-decorator]
def make(document: int) -> None:
    """Make a document."""
    make_document(document)


@app.periodic(cron="50 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="linli.core.documents.forget", queueing_lock="linli.core.documents.forget")  # type: ignore[untyped-decorator]
def forget_old(timestamp: int) -> None:
    """Delete what was asked for long ago."""
    forget(clock.now())
