"""The Django app of this part."""

from django.apps import AppConfig


class TablesConfig(AppConfig):
    """Lists."""

    name = "linli.core.tables"
    label = "core_tables"
    default_auto_field = "django.db.models.BigAutoField"
