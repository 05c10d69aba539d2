"""The Django app of this part."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Layout, components, and what a page shows beside its content."""

    name = "linli.core.ui"
    label = "core_ui"
    default_auto_field = "django.db.models.BigAutoField"
