"""The catalogue of measures (措施): what raises an item of a standard, what it costs, how long it takes, who pays."""

from decimal import Decimal

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked
from linli.core.rights import PLATFORM, key
from linli.evaluation.rules.measures import Per, Phase
from linli.places.models import Division

MOST_UNIT_COST = 1_000_000_000  # yuan
MOST_QUARTERS = 40
MOST_CREWS = 1000
MOST_RAISE = 1000  # points


@tracked()
class Measure(models.Model):
    """One measure of the catalogue. It belongs to a standard, in all of its editions.

    unit_cost: whole yuan for one `per`; bulk_off: whole yuan that each costs less from the `bulk_from`-th of a county
    in one quarter on, 0: no discount; basis: where cost and duration come from
    """

    code = models.CharField(_("code"), max_length=30, unique=True)
    title = models.CharField(_("title"), max_length=120)
    standard = models.CharField(_("standard"), max_length=60)  # the id of the standard, as in the title register
    phase = models.CharField(_("phase"), max_length=10, choices=Phase)
    programme = models.CharField(_("programme that pays"), max_length=60)
    unit_cost = models.PositiveBigIntegerField(_("cost of one unit"), validators=[MaxValueValidator(MOST_UNIT_COST)])
    per = models.CharField(_("one unit is"), max_length=20, choices=Per, default=Per.SUBJECT)
    quarters = models.PositiveSmallIntegerField(
        _("duration in quarters"), validators=[MinValueValidator(1), MaxValueValidator(MOST_QUARTERS)]
    )
    trade = models.CharField(_("trade"), max_length=40, blank=True)  # empty: it takes no crews
    crews = models.PositiveSmallIntegerField(_("crews"), default=0, validators=[MaxValueValidator(MOST_CREWS)])
    bulk_from = models.PositiveSmallIntegerField(_("cheaper from the k-th on"), default=0)
    bulk_off = models.PositiveBigIntegerField(_("each cheaper by"), default=0)
    basis = models.CharField(_("basis of cost and duration"), max_length=300)
    is_sample = models.BooleanField(_("sample"), default=False)
    version = models.PositiveIntegerField(default=1)  # two who edit at once, and the second is told
    retired_at = models.DateTimeField(_("retired at"), null=True, blank=True)
    retired_reason = models.CharField(_("why it was retired"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(unit_cost__gte=0, unit_cost__lte=MOST_UNIT_COST), name="measure_cost_in_range"
            ),
            models.CheckConstraint(
                condition=Q(quarters__gte=1, quarters__lte=MOST_QUARTERS), name="measure_takes_a_quarter"
            ),
            models.CheckConstraint(condition=Q(crews=0) | ~Q(trade=""), name="measure_crews_have_a_trade"),
            models.CheckConstraint(
                condition=Q(bulk_from=0, bulk_off=0)
                | Q(bulk_from__gte=1, bulk_off__gte=1, bulk_off__lte=F("unit_cost")),
                name="measure_discount_whole",
            ),
            models.CheckConstraint(
                condition=Q(retired_at=None, retired_reason="") | Q(retired_at__isnull=False) & ~Q(retired_reason=""),
                name="measure_retired_has_a_reason",
            ),
            models.CheckConstraint(condition=Q(phase__in=Phase.values), name="measure_phase_known"),
            models.CheckConstraint(condition=Q(per__in=Per.values), name="measure_unit_known"),
            models.CheckConstraint(condition=~Q(basis="") & ~Q(programme=""), name="measure_says_whence"),
        ]
        indexes = [models.Index(fields=["standard", "code"], name="measure_of_standard")]

    def __str__(self) -> str:
        return self.title

    def scope_keys(self) -> frozenset[str]:
        """Return the keys of what it is for: the platform, and every division that lies in no other."""
        tops = Division.objects.filter(parent=None).values_list("pk", flat=True)
        return frozenset({PLATFORM, *(key("division", pk) for pk in tops)})


@tracked(part_of="measure")
class MeasureEffect(models.Model):
    """That a measure raises an item. raises: points; null: it mends it, a must-have is met, another item is in full."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="effects")
    item = models.CharField(_("item"), max_length=20)
    raises = models.DecimalField(_("raises by"), max_digits=8, decimal_places=4, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "item"], name="measure_raises_an_item_once"),
            models.CheckConstraint(
                condition=Q(raises=None) | Q(raises__gt=Decimal(0), raises__lte=MOST_RAISE), name="measure_raises_up"
            ),
        ]
        indexes = [models.Index(fields=["item"], name="measure_effect_on_item")]

    def __str__(self) -> str:
        return f"{self.measure_id}: {self.item}"


_NO_CYCLE = """
    IF NEW.kind = 'NEEDS' AND EXISTS (
        WITH RECURSIVE reached(id) AS (
            SELECT NEW.other_id
            UNION SELECT l.other_id FROM evaluation_measurelink l JOIN reached r ON l.measure_id = r.id
                  WHERE l.kind = 'NEEDS' AND l.id IS DISTINCT FROM NEW.id
        ) SELECT 1 FROM reached WHERE id = NEW.measure_id
    ) THEN
        RAISE EXCEPTION 'a measure cannot wait for itself' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""


@tracked(part_of="measure")
class MeasureLink(models.Model):
    """That a measure cannot begin before another is done, or that a place has one of the two at most.

    What excludes is written once, the earlier measure first.
    """

    class Kind(models.TextChoices):
        NEEDS = "NEEDS", _("needs")
        EXCLUDES = "EXCLUDES", _("excludes")

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="links")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    other = models.ForeignKey(Measure, models.PROTECT, related_name="linked_from")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "kind", "other"], name="measure_linked_once"),
            models.CheckConstraint(
                condition=Q(kind="NEEDS") & ~Q(measure=F("other")) | Q(kind="EXCLUDES", measure__lt=F("other")),
                name="measure_linked_to_another",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="no_cycle", when=pgtrigger.Before, operation=pgtrigger.Insert | pgtrigger.Update, func=_NO_CYCLE
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.kind} {self.other_id}"
