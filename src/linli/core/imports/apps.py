"""The Django app of this part."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ImportsConfig(AppConfig):
    """Workbooks in."""

    name = "linli.core.imports"
    label = "core_imports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the doors of every module from its `doors`."""
        autodiscover_modules("doors")
