"""The Django app of this part."""

from django.apps import AppConfig


class PanelsConfig(AppConfig):
    """What modules offer to pages that show many modules."""

    name = "linli.core.panels"
    label = "core_panels"
    default_auto_field = "django.db.models.BigAutoField"
