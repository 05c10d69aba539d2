"""The Django app of this part."""

from django.apps import AppConfig


class TablesConfig(AppConfig):
    """Lists."""

    name = "linli.core.tables"
    label = "core_tables"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the check of the lists."""
        from . import checks  # noqa: F401
