"""The resident survey: a drawn sample of homes, and answers that no home can be told from."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked
from linli.core.history.events import append_only

from .rounds import Round


@tracked()
class Survey(models.Model):
    """One survey of residents in a round's compounds: its questions, and how its sample is drawn."""

    class State(models.TextChoices):
        DRAFT = "DRAFT", _("Draft")
        OPEN = "OPEN", _("Open for answers")
        CLOSED = "CLOSED", _("Closed to answers")

    round = models.ForeignKey(Round, models.PROTECT, related_name="surveys")
    title = models.CharField(_("title"), max_length=120)
    questions = models.JSONField()  # [{"id", "zh", "en"}, ...]; the first is satisfaction on the whole
    per_compound = models.PositiveSmallIntegerField(
        _("homes per compound"), validators=[MinValueValidator(10), MaxValueValidator(500)]
    )
    seed = models.CharField(_("seed of the draw"), max_length=40)  # recorded before the draw: anybody can repeat it
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    opened_at = models.DateTimeField(_("opened at"), null=True)
    closes_on = models.DateField(_("closes on"))  # the last day on which answers are taken
    closed_at = models.DateTimeField(_("closed at"), null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="DRAFT", opened_at=None) | ~Q(state="DRAFT") & Q(opened_at__isnull=False),
                name="survey_open_has_a_day",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def scope_keys(self) -> frozenset[str]:
        """Return the keys of its round. Ask for `round__division` in the query."""
        return self.round.scope_keys()


class Channel(models.TextChoices):
    """How an answer came."""

    PAGE = "PAGE", _("on the page")
    PHONE = "PHONE", _("by phone")
    PAPER = "PAPER", _("on paper")


class SampledHome(models.Model):
    """A home that was drawn: whether it answered, and how; never what. code_hash: of the code in its letter.

    Rows are forgotten 90 days after the survey was closed; what is counted from them stands in SurveyedCompound.
    """

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="homes")
    compound = models.ForeignKey("places.Compound", models.PROTECT, related_name="+")
    home = models.ForeignKey("places.Home", models.PROTECT, related_name="+")
    order = models.PositiveIntegerField()  # in its compound, as drawn
    code_hash = models.CharField(max_length=64, unique=True)
    answered_on = models.DateField(null=True)  # the day, never the moment; once closed, of all the day of closing
    channel = models.CharField(max_length=10, choices=Channel, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "home"], name="sampled_home_once"),
            models.UniqueConstraint(fields=["survey", "compound", "order"], name="sampled_home_order"),
        ]

    def __str__(self) -> str:
        return f"{self.compound_id} {self.order}"


class SurveyedCompound(models.Model):
    """A compound of a survey in numbers, which stay when the drawn homes are forgotten.

    homes: of its ledger when the sample was drawn; page, phone, paper: homes that answered so
    """

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="compounds")
    compound = models.ForeignKey("places.Compound", models.PROTECT, related_name="+")
    homes = models.PositiveIntegerField()
    drawn = models.PositiveIntegerField()
    page = models.PositiveIntegerField(default=0)
    phone = models.PositiveIntegerField(default=0)
    paper = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "compound"], name="surveyed_compound_once"),
            models.CheckConstraint(
                condition=Q(drawn__lte=F("homes"), drawn__gte=F("page") + F("phone") + F("paper")),
                name="surveyed_compound_adds_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.compound_id}"

    @property
    def answered(self) -> int:
        """Homes that answered."""
        return self.page + self.phone + self.paper


class SurveyAnswer(models.Model):
    """One answer of one home, which is not said. levels: 1 to 5 by question, 0 for none. The key is drawn at random."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="answers")
    compound = models.ForeignKey("places.Compound", models.PROTECT, related_name="+")
    levels = ArrayField(models.PositiveSmallIntegerField(validators=[MaxValueValidator(5)]))

    class Meta:
        indexes = [models.Index(fields=["survey", "compound"], name="survey_answer_of_compound")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.survey_id} {self.compound_id}"
