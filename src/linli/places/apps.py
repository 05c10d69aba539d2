"""The Django app of this package."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Where things are."""

    name = "linli.places"
    label = "places"
    default_auto_field = "django.db.models.BigAutoField"
