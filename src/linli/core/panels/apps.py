"""The Django app of this part."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PanelsConfig(AppConfig):
    """What modules offer to pages that show many modules."""

    name = "linli.core.panels"
    label = "core_panels"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load what every module declares in its `subjects.py` and `panels.py`."""
        autodiscover_modules("subjects")
        autodiscover_modules("panels")
