"""The title register: what was awarded, from when to when, and what happened to it since. Rows are only added."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.core.history.events import append_only

from .rounds import Round


class Award(models.Model):
    """Something that a community or a compound holds: a title's state, stars, a class."""

    class Kind(models.TextChoices):
        TAKING_PART = "TAKING_PART", _("Taking part")
        MEETING = "MEETING", _("Meeting the standard")
        NAMED = "NAMED", _("Named")
        DEMONSTRATION = "DEMONSTRATION", _("Demonstration")
        STARS = "STARS", _("Stars")
        CLASS = "CLASS", _("Class")
        GRADE = "GRADE", _("Grade")

    kind = models.CharField(max_length=15, choices=Kind)
    standard = models.CharField(max_length=60)  # the id of the standard that it is awarded by
    value = models.CharField(max_length=40, blank=True)  # the stars, the id of the class or grade
    community = models.ForeignKey("places.Division", models.PROTECT, null=True, related_name="awards")
    compound = models.ForeignKey("places.Compound", models.PROTECT, null=True, related_name="awards")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)  # the first day on which it holds no more; null: until something ends it
    document = models.CharField(max_length=200)
    round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="awards")
    inherited_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="heirs")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(community__isnull=False, compound=None) | Q(community=None, compound__isnull=False),
                name="award_has_one_holder",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="award_ends_after_its_beginning"
            ),
            models.UniqueConstraint(
                fields=["round", "kind", "compound"], condition=Q(compound__isnull=False), name="award_once_compound"
            ),
            models.UniqueConstraint(
                fields=["round", "kind", "community"], condition=Q(community__isnull=False), name="award_once_community"
            ),
        ]
        indexes = [
            models.Index(fields=["community", "kind", "-valid_from"], name="award_of_community"),
            models.Index(fields=["compound", "kind", "-valid_from"], name="award_of_compound"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.value}".strip()


class AwardNote(models.Model):
    """What happened to an award after it was given. The last one says whether it holds."""

    class Kind(models.TextChoices):
        WARNED = "WARNED", _("Warned")
        SUSPENDED = "SUSPENDED", _("Suspended")
        RESTORED = "RESTORED", _("Restored")
        REVOKED = "REVOKED", _("Revoked")
        REPLACED = "REPLACED", _("Replaced by a later one")

    award = models.ForeignKey(Award, models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=10, choices=Kind)
    on = models.DateField()
    reason = models.CharField(max_length=500)
    document = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["award", "-on", "-id"], name="award_note_last")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.award_id}: {self.kind}"
