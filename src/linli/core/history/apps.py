"""The Django app of this part."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db.backends.signals import connection_created


class HistoryConfig(AppConfig):
    """Who changed what, when, on whose behalf and why; chained so that nothing can be taken out."""

    name = "linli.core.history"
    label = "core_history"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Between tests tables are emptied, which event tables refuse otherwise."""
        if settings.TESTING:
            connection_created.connect(_say_that_it_is_a_test, dispatch_uid="core_history")


def _say_that_it_is_a_test(connection: Any, **_: Any) -> None:
    connection.connection.execute("SET linli.testing = 'on'")
