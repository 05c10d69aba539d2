"""The Django app of this part."""

from django.apps import AppConfig


class WorktimeConfig(AppConfig):
    """Working days, holidays and make-up days; deadlines."""

    name = "linli.core.worktime"
    label = "core_worktime"
    default_auto_field = "django.db.models.BigAutoField"
