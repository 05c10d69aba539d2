"""Rounds: one evaluation of everything in a division by one edition of a standard."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked
from linli.core.rights import PLATFORM, Grants, ids
from linli.evaluation.rules.steps import sheet_steps

from .editions import Edition
from .frozen import refuse_when


class RoundQuerySet(models.QuerySet["Round"]):
    """Rounds."""

    def within(self, keys: Iterable[str]) -> "RoundQuerySet":
        """Return the rounds of scopes: of a division, those that it or a division above or below it holds."""
        from .sheets import Sheet

        keys = list(keys)
        return self if PLATFORM in keys else self.filter(_held_by(keys, Sheet.objects.within(keys)))

    def visible_to(self, grants: Grants, right: str = "evaluation.view_rounds") -> "RoundQuerySet":
        """Return those of which somebody may see at least one sheet, or which a division of theirs holds."""
        from .sheets import Sheet

        keys = list(grants.keys(right))
        return self if PLATFORM in keys else self.filter(_held_by(keys, Sheet.objects.visible_to(grants, right)))


def _held_by(keys: list[str], sheets: models.QuerySet[Any]) -> Q:
    own = Q(pk__in=ids(keys, "round")) | Q(division__ancestors__overlap=ids(keys, "division"))
    return own | Q(pk__in=sheets.values("round"))


@tracked()
class Round(models.Model):
    """One round: called, marked, reviewed, put before the public, sealed."""

    class State(models.TextChoices):
        CALLED = "CALLED", _("Called")
        MARKING = "MARKING", _("Being marked")
        REVIEW = "REVIEW", _("In review")
        NOTICE = "NOTICE", _("On public notice")
        SEALED = "SEALED", _("Sealed")
        CANCELLED = "CANCELLED", _("Cancelled")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="rounds")
    title = models.CharField(_("title"), max_length=120)
    division = models.ForeignKey("places.Division", models.PROTECT, related_name="+")  # who holds it, over all within
    state = models.CharField(max_length=10, choices=State, default=State.CALLED)
    as_of = models.DateField(_("as-of date"))  # facts and metrics are those of this day
    period_from = models.DateField(_("period from"))
    period_to = models.DateField(_("period to"))
    steps = ArrayField(models.CharField(max_length=10), verbose_name=_("steps"))  # of rules.steps, in their order
    marks_due = models.DateField(_("marks due on"), null=True, blank=True)
    notice_days = models.PositiveSmallIntegerField(
        _("working days on public notice"), default=5, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    answer_days = models.PositiveSmallIntegerField(
        _("working days to answer an objection"), default=5, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    shows_items = models.BooleanField(_("marks by item are public"), default=True)
    by_visits = models.BooleanField(_("marks come from assessors who go there"), default=False)
    rectify_days = models.PositiveSmallIntegerField(
        _("working days to put right"), default=15, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )
    # Of an item's full mark: two scorings that differ by more are decided by somebody, docs/algorithms/agreement.md.
    differ_percent = models.PositiveSmallIntegerField(
        _("per cent of an item's points by which two scorings may differ"), default=25,
        validators=[MaxValueValidator(100)],
    )  # fmt: skip
    previous = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")  # to compare with
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")  # after an objection
    number = models.PositiveSmallIntegerField(default=1)  # edition of the results: 2 replaces 1
    called_at = models.DateTimeField(_("called at"))
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("called by")
    )
    metrics_frozen_at = models.DateTimeField(_("numbers frozen at"), null=True)
    notice_at = models.DateTimeField(_("on notice since"), null=True)
    notice_until = models.DateTimeField(
        _("on notice until"), null=True
    )  # null on notice: pending, the work calendar ends too early
    sealed_at = models.DateTimeField(_("sealed at"), null=True)
    ended_reason = models.CharField(_("why it was cancelled"), max_length=500, blank=True)  # of a cancelled one
    goes_on_because = models.CharField(
        _("why it goes on"), max_length=500, blank=True
    )  # though its edition was withdrawn meanwhile
    version = models.PositiveIntegerField(default=1)

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(period_from__lte=F("period_to")), name="round_period_in_order"),
            models.CheckConstraint(condition=Q(as_of__gte=F("period_from")), name="round_as_of_after_the_beginning"),
            models.CheckConstraint(
                condition=Q(state="SEALED", sealed_at__isnull=False) | ~Q(state="SEALED") & Q(sealed_at=None),
                name="round_sealed_has_a_day",
            ),
        ]
        triggers = [refuse_when("sealed_stays", "OLD.state = 'SEALED'", "a sealed round does not change")]

    def __str__(self) -> str:
        return self.title

    def scope_keys(self) -> frozenset[str]:
        """Return its own key and those of the division that holds it. Ask for `division` in the query."""
        return frozenset({f"round:{self.pk}"} | self.division.scope_keys())

    @property
    def course(self) -> list[str]:
        """The steps that each of its sheets passes by itself; none where only the round moves."""
        return sheet_steps(self.steps, by_visits=self.by_visits)

    @property
    def is_open(self) -> bool:
        """Whether it is neither sealed nor cancelled."""
        return self.state not in (self.State.SEALED, self.State.CANCELLED)
