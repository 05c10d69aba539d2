"""The Django app of this part."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OutboxConfig(AppConfig):
    """What phones keep and send."""

    name = "linli.core.outbox"
    label = "core_outbox"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load what every module declares in its `outbox.py`."""
        autodiscover_modules("outbox")
