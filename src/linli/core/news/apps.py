"""The Django app of this part."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class NewsConfig(AppConfig):
    """News between modules."""

    name = "linli.core.news"
    label = "core_news"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load what every module tells and listens to in its `news.py`."""
        autodiscover_modules("news")
