"""Roles as data, and who holds which over what from when to when."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked

from .people import Person


@tracked()
class Role(models.Model):
    """A set of rights under a name. Which rights there are, the code says; which a role has, the city."""

    code = models.SlugField(unique=True)
    name_zh = models.CharField(_("name in Chinese"), max_length=50)
    name_en = models.CharField(_("name in English"), max_length=80)
    scope_types = ArrayField(models.CharField(max_length=20))
    rights = ArrayField(models.CharField(max_length=80), default=list)  # "*": every one
    second_factor = models.BooleanField(_("second factor required"), default=True)  # whoever holds it needs one
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name_en if (get_language() or "").startswith("en") else self.name_zh


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Roles that people hold."""

    def on(self, day: date) -> "AssignmentQuerySet":
        """Return those that hold on a day; the last day counts."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


@tracked(part_of="person")
class Assignment(models.Model):
    """A role that a person holds over a scope, from a day to a day."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="assignments")
    role = models.ForeignKey(Role, models.PROTECT, related_name="assignments")
    scope_type = models.CharField(max_length=20)  # of core.rights.SCOPE_TYPES, or "platform"
    scope_id = models.BigIntegerField(null=True, blank=True)  # null: the platform
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)  # the last day; null: open
    given_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # null: at set-up
    reason = models.CharField(max_length=200, blank=True)
    given_at = models.DateTimeField(default=timezone.now)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="assignment_dates_in_order"
            ),
            models.CheckConstraint(
                condition=Q(scope_type="platform", scope_id=None) | (~Q(scope_type="platform") & ~Q(scope_id=None)),
                name="assignment_names_its_scope",
            ),
        ]
        indexes = [models.Index(fields=["scope_type", "scope_id"], name="assignment_scope")]

    @property
    def scope_key(self) -> str:
        """The key of the scope, as core.rights compares it."""
        return "platform" if self.scope_type == "platform" else f"{self.scope_type}:{self.scope_id}"
