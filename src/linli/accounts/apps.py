"""The Django app of this package."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People."""

    name = "linli.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
