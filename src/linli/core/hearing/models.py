"""The table of hearings."""

from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked
from linli.core.rights import PLATFORM, Grants
from linli.core.worktime import Clock, TimeLimit
from linli.core.worktime.rules import MOST


class HearingQuerySet(models.QuerySet["Hearing"]):
    """Hearings."""

    def within(self, keys: frozenset[str]) -> "HearingQuerySet":
        """Return those about things that lie in scopes."""
        return self if PLATFORM in keys else self.filter(keys__overlap=sorted(keys))

    def visible_to(self, grants: Grants, right: str = "hearing.view") -> "HearingQuerySet":
        """Return those over which a right is held."""
        return self.within(grants.keys(right))

    def unanswered(self) -> "HearingQuerySet":
        """Return those that wait for an answer."""
        return self.filter(state__in=[Hearing.State.FILED, Hearing.State.ACCEPTED])

    def about(self, subject: tuple[str, int]) -> "HearingQuerySet":
        """Return those about a thing."""
        return self.filter(subject_type=subject[0], subject_id=subject[1])


@tracked()
class Hearing(models.Model):
    """What somebody has to say against a result or a decision, and the one answer to it."""

    class Kind(models.TextChoices):
        OBJECTION = "OBJECTION", _("Objection")  # against a noticed result
        DEFENCE = "DEFENCE", _("Statement and defence")  # before an adverse decision
        APPEAL = "APPEAL", _("Appeal")  # against a decision

    class State(models.TextChoices):
        FILED = "FILED", _("Submitted")
        LATE = "LATE", _("Filed too late")
        ACCEPTED = "ACCEPTED", _("Accepted")
        ANSWERED = "ANSWERED", _("Answered")
        WITHDRAWN = "WITHDRAWN", _("Withdrawn")

    class Outcome(models.TextChoices):
        UPHELD = "UPHELD", _("Upheld")
        PARTLY = "PARTLY", _("Upheld in part")
        DISMISSED = "DISMISSED", _("Dismissed")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    subject_type = models.CharField(_("kind of subject"), max_length=60)  # of core.subjects
    subject_id = models.BigIntegerField(_("number of the subject"))
    subject_name = models.CharField(_("subject"), max_length=200)  # as it was called when this was filed
    keys = ArrayField(models.CharField(max_length=60))  # the subject's scope keys; the nightly job keeps them in step
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("decided by")
    )
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("filed by")
    )
    paper_number = models.CharField(
        _("paper number"), max_length=60, blank=True
    )  # of a filing on paper, under which the paper is kept
    filed_at = models.DateTimeField(_("filed at"))
    file_by = models.DateTimeField(_("may be filed until"), null=True)  # null: no limit, or pending when it was filed
    text = models.TextField(_("text"), max_length=5000)
    answer_clock = models.CharField(_("clock of the answer"), max_length=15, choices=Clock)
    answer_amount = models.PositiveSmallIntegerField(
        _("time to answer"), validators=[MinValueValidator(1), MaxValueValidator(MOST)]
    )
    answer_from = models.DateTimeField(_("answer counted from"))  # from when the time to answer runs
    answer_by = models.DateTimeField(
        _("answer due by"), null=True
    )  # null: pending, the work calendar does not reach that far yet
    state = models.CharField(max_length=10, choices=State)
    accept_reason = models.CharField(
        _("why it is heard though late"), max_length=500, blank=True
    )  # why one that was late is heard all the same
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    answer = models.TextField(_("answer"), max_length=5000, blank=True)  # with its reasons
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("answered by")
    )
    ended_at = models.DateTimeField(null=True)  # answered or withdrawn

    objects = HearingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_by=None) | Q(decided_by=None) | ~Q(answered_by=F("decided_by")),
                name="hearing_answered_by_another",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | Q(filed_by=None) | ~Q(answered_by=F("filed_by")),
                name="hearing_not_answered_by_its_filer",
            ),
            models.CheckConstraint(
                condition=(Q(state="ANSWERED") & ~Q(outcome="") & ~Q(answer=""))
                | (~Q(state="ANSWERED") & Q(outcome="", answer="")),
                name="hearing_answered_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["ANSWERED", "WITHDRAWN"]) ^ Q(ended_at=None), name="hearing_ends_with_a_time"
            ),
            models.UniqueConstraint(
                fields=["kind", "subject_type", "subject_id", "filed_by"],
                condition=Q(state__in=["FILED", "ACCEPTED", "LATE"]),
                name="hearing_open_once",
            ),
        ]
        indexes = [
            GinIndex(fields=["keys"], name="hearing_keys"),
            models.Index(fields=["subject_type", "subject_id"], name="hearing_subject"),
            models.Index(fields=["filed_by", "-id"], name="hearing_filer"),
            models.Index(fields=["answer_by"], condition=Q(state__in=["FILED", "ACCEPTED"]), name="hearing_due"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    def scope_keys(self) -> frozenset[str]:
        """Return the keys of what it is about."""
        return frozenset(self.keys)

    @property
    def subject(self) -> tuple[str, int]:
        """What it is about."""
        return self.subject_type, self.subject_id

    @property
    def answer_limit(self) -> TimeLimit:
        """The time that there is to answer."""
        return TimeLimit(Clock(self.answer_clock), self.answer_amount)

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.state in (self.State.FILED, self.State.ACCEPTED)

    def overdue(self, at: datetime) -> bool:
        """Whether it should have been answered."""
        return self.is_open and self.answer_by is not None and self.answer_by < at
