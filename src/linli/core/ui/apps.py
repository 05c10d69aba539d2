"""The Django app of this part."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class UiConfig(AppConfig):
    """Layout, components, and what a page shows beside its content."""

    name = "linli.core.ui"
    label = "core_ui"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load what every module puts into the menu in its `menu.py`, and the check of those addresses."""
        from . import checks  # noqa: F401

        for config in apps.get_app_configs():
            if config.name.startswith("linli.") and config.name != self.name and find_spec(f"{config.name}.menu"):
                import_module(f"{config.name}.menu")
