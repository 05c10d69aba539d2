"""The Django app of this package."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The officers' pages that show many modules."""

    name = "linli.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
