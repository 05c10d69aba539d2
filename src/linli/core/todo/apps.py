"""The Django app of this part."""

from django.apps import AppConfig


class TodoConfig(AppConfig):
    """What waits for whom."""

    name = "linli.core.todo"
    label = "core_todo"
    default_auto_field = "django.db.models.BigAutoField"
