"""The Django app of this package."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """Who stands where, and why."""

    name = "linli.evaluation"
    label = "evaluation"
    default_auto_field = "django.db.models.BigAutoField"
