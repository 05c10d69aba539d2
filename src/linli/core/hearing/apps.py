"""The Django app of this part."""

from django.apps import AppConfig


class HearingConfig(AppConfig):
    """Objection, defence, appeal."""

    name = "linli.core.hearing"
    label = "core_hearing"
    default_auto_field = "django.db.models.BigAutoField"
