"""The Django app of this package."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The residents' front door."""

    name = "linli.portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"
