"""The Django app of this package."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class DocumentsConfig(AppConfig):
    """Documents that a job makes."""

    name = "linli.core.documents"
    label = "core_documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load what modules can make: their `documents.py`."""
        autodiscover_modules("documents")
