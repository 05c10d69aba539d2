"""The Django app of this part."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """Who changed what, when, on whose behalf and why; chained so that nothing can be taken out."""

    name = "linli.core.history"
    label = "core_history"
    default_auto_field = "django.db.models.BigAutoField"
