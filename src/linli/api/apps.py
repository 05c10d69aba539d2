"""The Django app of this package."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Joins the modules' routers."""

    name = "linli.api"
    label = "api"

    def ready(self) -> None:
        """Load the check of the operations."""
        from .checks import declare_addresses

        declare_addresses()
