"""The Django app of this part."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Files by their content."""

    name = "linli.core.files"
    label = "core_files"
    default_auto_field = "django.db.models.BigAutoField"
