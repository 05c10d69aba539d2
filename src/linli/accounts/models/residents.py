"""Who lives where, as somebody found out, and who acts for whom."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked

from .people import Person


@tracked(part_of="person")
class VerifiedHome(models.Model):
    """That a person lives in or owns a home, who found that out, from when to when."""

    class Relation(models.TextChoices):
        OWNER = "OWNER", _("Owner")
        FAMILY = "FAMILY", _("Family of the owner")
        TENANT = "TENANT", _("Tenant")

    person = models.ForeignKey(Person, models.CASCADE, related_name="homes")
    home = models.ForeignKey("places.Home", models.PROTECT, related_name="people")
    relation = models.CharField(_("relation"), max_length=10, choices=Relation)
    verified_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    verified_at = models.DateTimeField(default=timezone.now)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)  # the last day; null: still

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="verified_home_dates_in_order"
            ),
            models.UniqueConstraint(
                fields=["person", "home"], condition=Q(valid_to=None), name="verified_home_once_at_a_time"
            ),
        ]


@tracked(part_of="principal")
class ActingFor(models.Model):
    """That somebody may act for another, a parent's child mostly, by the other's consent."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="acting_for")  # who acts
    principal = models.ForeignKey(Person, models.CASCADE, related_name="acted_for_by")
    agreed_at = models.DateTimeField()
    agreed_how_sealed = models.BinaryField(default=b"")  # under the principal's key, for it may name people
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("principal")), name="acting_for_another"),
            models.UniqueConstraint(
                fields=["person", "principal"], condition=Q(ended_at=None), name="acting_for_once_at_a_time"
            ),
        ]

    @property
    def agreed_how(self) -> str:
        """By code to the parent's phone, on paper with document number; empty once the principal was erased."""
        return self.principal.unseal(self.agreed_how_sealed)

    @agreed_how.setter
    def agreed_how(self, text: str) -> None:
        self.agreed_how_sealed = self.principal.seal(text)
