"""The Django app of this part."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Workbooks in."""

    name = "linli.core.imports"
    label = "core_imports"
    default_auto_field = "django.db.models.BigAutoField"
