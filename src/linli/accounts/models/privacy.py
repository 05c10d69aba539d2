"""What was agreed about personal data, and who looked at it."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked

from .people import Person


@tracked(part_of="person")
class Consent(models.Model):
    """That a person agreed to a purpose, to which words of it, and when; or took it back."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=40)  # a key of privacy.PURPOSES
    version = models.CharField(max_length=20)  # of the words that were shown
    given_at = models.DateTimeField(default=timezone.now)
    given_how = models.CharField(max_length=40, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose"], condition=Q(withdrawn_at=None), name="consent_once_at_a_time"
            ),
        ]


class AccessLog(models.Model):
    """That somebody looked at another's personal data, or at this log. Only ever added to."""

    class What(models.TextChoices):
        PERSONAL_FIELDS = "PERSONAL_FIELDS", _("Name and phone number")
        EXPORT = "EXPORT", _("Copy of all data")
        DELETION = "DELETION", _("Deletion")
        SECOND_FACTOR = "SECOND_FACTOR", _("Second factors removed")
        ACCESS_LOG = "ACCESS_LOG", _("This log")

    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="looked_at")  # null: the log itself
    what = models.CharField(max_length=20, choices=What)
    reason = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["-at"], name="access_log_at")]
        triggers = [pgtrigger.Protect(name="access_log_only_grows", operation=pgtrigger.Update | pgtrigger.Delete)]
