"""The Django app of this part."""

from django.apps import AppConfig


class MetricsConfig(AppConfig):
    """Numbers that modules offer."""

    name = "linli.core.metrics"
    label = "core_metrics"
    default_auto_field = "django.db.models.BigAutoField"
