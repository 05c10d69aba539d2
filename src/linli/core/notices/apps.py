"""The Django app of this part."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Messages to people."""

    name = "linli.core.notices"
    label = "core_notices"
    default_auto_field = "django.db.models.BigAutoField"
