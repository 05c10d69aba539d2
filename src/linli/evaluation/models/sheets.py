"""Sheets and what was computed from them: one row for each compound or community in a round."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked
from linli.core.history.events import append_only, no_truncate
from linli.core.rights import PLATFORM, Grants, ids, key, split

from .frozen import unchanged_once_sealed
from .rounds import Round


class SheetQuerySet(models.QuerySet["Sheet"]):
    """Sheets."""

    def within(self, keys: Iterable[str]) -> "SheetQuerySet":
        """Return those of places in scopes, where the places lay when the round was called."""
        keys = list(keys)
        return self if PLATFORM in keys else self.filter(_lying_in(keys))

    def visible_to(self, grants: Grants, right: str = "evaluation.view_rounds") -> "SheetQuerySet":
        """Return those over which a right is held.

        Who is judged, a compound or a company and nobody who marks there, sees its sheets with the public: from the
        notice on.
        """
        keys = grants.keys(right)
        judged = {key for key in keys - grants.keys("evaluation.mark") if split(key)[0] in ("compound", "organisation")}
        if PLATFORM in keys or not judged or right != "evaluation.view_rounds":
            return self.within(keys)
        public = Q(round__state__in=(Round.State.NOTICE, Round.State.SEALED))
        return self.filter(_lying_in(keys - judged) | (_lying_in(judged) & public))

    def of(
        self, round_: Round, grants: Grants, right: str = "evaluation.view_rounds", *, by: str = "round"
    ) -> "SheetQuerySet":
        """Return those of a round over which a right is held. by: how the round is found, also by "result__round".

        A round has sheets of what lay in its division: whoever has a role over that sees all of them, and asking each
        sheet where it lies takes as long as everything else that a list asks.
        """
        whole = key("division", round_.division_id) in grants.keys(right)
        return (self if whole else self.visible_to(grants, right)).filter(**{by: round_})


def _lying_in(keys: Iterable[str]) -> Q:
    keys = list(keys)
    condition = Q(pk__in=[]) | Q(round__in=ids(keys, "round")) | Q(compound__in=ids(keys, "compound"))
    if divisions := ids(keys, "division"):
        condition |= Q(lies_in__overlap=divisions)
    if zones := ids(keys, "zone"):
        condition |= Q(zone_id__in=zones)
    if companies := ids(keys, "organisation"):
        condition |= Q(company_id__in=companies)
    return condition


@tracked(exclude=("lies_in",))
class Sheet(models.Model):
    """What is known of one subject of a round. Name and place are kept as they were when the round was called.

    facts, answers: canonical text (docs/algorithms/scoring.md) by fact id and item id; no key is unknown
    sources: by item id, where the answer comes from: {"how", "by", "at", "what"}; how: HOW
    reasons: by item id, why points were lost: [[text, proof], ...]
    """

    class How(models.TextChoices):
        ENTERED = "entered", _("entered by hand")
        WORKBOOK = "workbook", _("from a workbook")
        LIVE = "live", _("from the platform's own data")
        CONFIRMED = "confirmed", _("last time's answer, confirmed")
        VISIT = "visit", _("by an assessor")
        DECIDED = "decided", _("decided between two scorings")
        RESCORED = "rescored", _("scored again after rectification")

    round = models.ForeignKey(Round, models.CASCADE, related_name="sheets")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    name_pinyin = models.CharField(max_length=400, blank=True)
    county_name = models.CharField(_("county"), max_length=120)
    community_name = models.CharField(_("community"), max_length=120)
    compound = models.ForeignKey("places.Compound", models.PROTECT, null=True, related_name="sheets")
    place = models.ForeignKey("places.Division", models.PROTECT, related_name="+")  # the community, or county etc.
    county = models.ForeignKey("places.Division", models.PROTECT, null=True, related_name="+")
    lies_in = ArrayField(models.BigIntegerField())  # ids of divisions from the city to the community
    zone = models.ForeignKey("places.OverlayZone", models.PROTECT, null=True, related_name="+")
    company = models.ForeignKey("places.Organisation", models.PROTECT, null=True, related_name="+")
    facts = models.JSONField(_("facts"), default=dict)
    answers = models.JSONField(_("answers"), default=dict)
    sources = models.JSONField(_("where the answers come from"), default=dict)
    reasons = models.JSONField(_("reasons for lost points"), default=dict)
    # Where it stands in its round's course, of rules.steps; DONE: past it; "": sheets of this round have no course.
    step = models.CharField(_("step"), max_length=10, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(_("changed at"), null=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("changed by")
    )

    objects = SheetQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "code"], name="sheet_once_in_a_round")]
        indexes = [
            GinIndex(fields=["lies_in"], name="sheet_lies_in"),
            models.Index(fields=["round", "county", "code"], name="sheet_in_county"),
            models.Index(fields=["round", "step"], name="sheet_at_step"),
        ]
        triggers = unchanged_once_sealed()

    def __str__(self) -> str:
        return self.name

    def scope_keys(self) -> frozenset[str]:
        """Return the keys of everything that it lies in."""
        keys = {f"round:{self.round_id}", *(f"division:{pk}" for pk in self.lies_in)}
        if self.compound_id:
            keys.add(f"compound:{self.compound_id}")
        if self.zone_id:
            keys.add(f"zone:{self.zone_id}")
        if self.company_id:
            keys.add(f"organisation:{self.company_id}")
        return frozenset(keys)


class ClassDecision(models.Model):
    """A class given by hand, against the rule, with its reason and document. The last one about a sheet counts."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="decisions")
    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="decisions")
    class_id = models.CharField(max_length=40, blank=True)  # empty: the rule's again
    reason = models.CharField(max_length=500)
    document = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        triggers = [*append_only(), *unchanged_once_sealed()]
        indexes = [models.Index(fields=["sheet", "-id"], name="decision_last")]

    def __str__(self) -> str:
        return f"{self.sheet_id}: {self.class_id}"


class Result(models.Model):
    """What the kernel made of a sheet. Whole numbers in the units of grading: total 0.01, points 0.0001.

    sections: points by section, in the standard's order; points, marks: by item in the order of grading's record
    """

    class State(models.TextChoices):
        GRADED = "graded", _("Graded")
        INCOMPLETE = "incomplete", _("Incomplete")
        NOT_ASSESSABLE = "not_assessable", _("Not assessable")

    sheet = models.OneToOneField(Sheet, models.CASCADE, primary_key=True, related_name="result")
    round = models.ForeignKey(Round, models.CASCADE, related_name="results")
    county = models.ForeignKey("places.Division", models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=15, choices=State)
    total = models.IntegerField(null=True)  # null unless graded, as everything but unknown, marks
    rung = models.SmallIntegerField(null=True)
    outcome = models.CharField(max_length=20, blank=True)  # stars as "4", a grade, passed, not_passed
    class_by_rule = models.CharField(max_length=40, blank=True)
    class_id = models.CharField(max_length=40, blank=True)
    limited_by = models.CharField(max_length=20, blank=True)  # the must-have that lowers the outcome
    unknown = models.PositiveSmallIntegerField()
    bonus = models.IntegerField(null=True)
    sections = ArrayField(models.IntegerField())
    marks = ArrayField(models.IntegerField())
    points = ArrayField(models.IntegerField())
    nearest = models.CharField(max_length=20, blank=True)  # the item whose mending raises the outcome at least cost
    sheet_version = models.PositiveIntegerField()
    graded_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index("round", F("total").desc(nulls_last=True), name="result_by_total"),
            models.Index(fields=["round", "county", "-total"], name="result_by_county_total"),
        ]
        triggers = [*unchanged_once_sealed(), no_truncate()]

    def __str__(self) -> str:
        return f"{self.sheet_id}: {self.outcome or self.state}"


class Grading(models.Model):
    """One run of grading over a round, and how far it is; one that seals grades once more and then seals."""

    class State(models.TextChoices):
        WAITING = "WAITING", _("Waiting")
        RUNNING = "RUNNING", _("Being graded")
        DONE = "DONE", _("Graded")
        FAILED = "FAILED", _("Failed")

    round = models.ForeignKey(Round, models.CASCADE, related_name="gradings")
    seals = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    finished_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round"], condition=Q(state__in=["WAITING", "RUNNING"]), name="grading_one_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.state}"
