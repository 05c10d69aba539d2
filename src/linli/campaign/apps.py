"""The Django app of this package."""

from django.apps import AppConfig


class CampaignConfig(AppConfig):
    """How a city gets its communities to the standard, and whether it is in time."""

    name = "linli.campaign"
    label = "campaign"
    default_auto_field = "django.db.models.BigAutoField"
