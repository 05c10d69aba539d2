"""The Django app of this package."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    """People."""

    name = "linli.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put in the shipped roles after each migration; listen to sign-ins."""
        from . import sign_ins
        from .operations import successions  # noqa: F401 - registers what follows a division
        from .role_data import after_migrate

        post_migrate.connect(after_migrate, sender=self, dispatch_uid="linli.accounts.roles")
        sign_ins.listen()
