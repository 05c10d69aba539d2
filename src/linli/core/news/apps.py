"""The Django app of this part."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """News between modules."""

    name = "linli.core.news"
    label = "core_news"
    default_auto_field = "django.db.models.BigAutoField"
