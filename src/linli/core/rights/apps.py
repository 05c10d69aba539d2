"""The Django app of this part."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class RightsConfig(AppConfig):
    """Who may do what, where."""

    name = "linli.core.rights"
    label = "core_rights"

    def ready(self) -> None:
        """Load what every module declares in its `rights.py` and `scopes.py`, and the check of the addresses."""
        from . import checks  # noqa: F401

        for config in apps.get_app_configs():
            if config.name.startswith("linli.") and config.name != self.name:
                for part in ("rights", "scopes"):
                    if find_spec(f"{config.name}.{part}"):
                        import_module(f"{config.name}.{part}")
