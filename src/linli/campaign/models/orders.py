"""Follow-up orders (督办单): what a division must answer by when."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.core.history import tracked

from .actions import Campaign
from .within import InDivisions


@tracked()
class FollowUpOrder(models.Model):
    """One order to one division."""

    class State(models.TextChoices):
        ISSUED = "ISSUED", _("Waiting for an answer")
        REPLIED = "REPLIED", _("Answered")
        CLOSED = "CLOSED", pgettext_lazy("an order", "Closed")
        WITHDRAWN = "WITHDRAWN", _("Withdrawn")

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="orders")
    number = models.CharField(_("number"), max_length=40, unique=True)  # 示创建督〔2021〕3号
    division = models.ForeignKey("places.Division", models.PROTECT, related_name="+", verbose_name=_("to"))
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("what is ordered"), max_length=2000)
    days = models.PositiveSmallIntegerField(_("working days"))
    due_at = models.DateTimeField(_("reply due"), null=True)  # null: pending, the work calendar ends too early
    state = models.CharField(max_length=10, choices=State, default=State.ISSUED)
    issued_at = models.DateTimeField(_("issued at"))
    asked_at = models.DateTimeField(_("asked at"))  # from which the working days count: issued, or sent back
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reply = models.TextField(_("reply"), max_length=2000, blank=True)
    replied_at = models.DateTimeField(_("replied at"), null=True)
    replied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    remark = models.CharField(_("remark"), max_length=500, blank=True)  # on closing, sending back, withdrawing
    ended_at = models.DateTimeField(_("ended at"), null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = InDivisions.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="ISSUED", ended_at=None)
                | Q(state="REPLIED", replied_at__isnull=False, ended_at=None)
                | Q(state__in=("CLOSED", "WITHDRAWN"), ended_at__isnull=False),
                name="order_has_its_moments",
            )
        ]
        indexes = [models.Index(fields=["campaign", "state", "due_at"], name="order_open")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def scope_keys(self) -> frozenset[str]:
        """Return the keys of its division. Ask for `division` in the query."""
        return self.division.scope_keys()
