"""The Django app of this part."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class MetricsConfig(AppConfig):
    """Numbers that modules offer."""

    name = "linli.core.metrics"
    label = "core_metrics"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load what every module offers in its `metrics.py`."""
        autodiscover_modules("metrics")
