"""Assessment bodies and their people: contracts, training, who goes where, and what they signed there."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked
from linli.core.history.events import append_only

from .frozen import unchanged_once_sealed
from .rounds import Round
from .sheets import Sheet


@tracked()
class Contract(models.Model):
    """What a city or county commissioned an assessment body to do, from when to when."""

    organisation = models.ForeignKey("places.Organisation", models.PROTECT, related_name="assessment_contracts")
    division = models.ForeignKey("places.Division", models.PROTECT, related_name="+")  # who commissions
    title = models.CharField(_("title"), max_length=120)
    number = models.CharField(_("number of the contract"), max_length=60)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid until"))  # the last day
    ended_reason = models.CharField(_("why it ended early"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="contract_number_once"),
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="contract_dates_in_order"),
        ]

    def __str__(self) -> str:
        return self.title

    def scope_keys(self) -> frozenset[str]:
        """Return the keys of who commissioned it and of the body. Ask for `division` in the query."""
        return self.division.scope_keys() | {f"organisation:{self.organisation_id}"}


@tracked(part_of="contract")
class Assessor(models.Model):
    """A person who scores under a contract."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="assessors")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assessor_of")
    left_on = models.DateField(_("left on"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contract", "person"], name="assessor_once")]

    def __str__(self) -> str:
        return str(self.person)


@tracked(part_of="assessor")
class Training(models.Model):
    """That an assessor was trained on a standard, and until when that counts."""

    assessor = models.ForeignKey(Assessor, models.CASCADE, related_name="trainings")
    standard = models.CharField(_("standard"), max_length=60)
    held_on = models.DateField(_("held on"))
    valid_until = models.DateField(_("valid until"))
    document = models.CharField(_("document"), max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(valid_until__gte=F("held_on")), name="training_dates_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.standard} {self.held_on}"


@tracked(part_of="sheet")
class Visit(models.Model):
    """One assessor's part of scoring one sheet. Which scoring it is, nobody who goes there is told."""

    class Part(models.TextChoices):
        DOCUMENTS = "DOCUMENTS", _("Documents")
        SITE = "SITE", _("Site")

    class State(models.TextChoices):
        ASSIGNED = "ASSIGNED", _("Assigned")
        ACCEPTED = "ACCEPTED", _("Accepted")  # without a conflict of interest, as declared
        DONE = "DONE", _("Handed in")
        REFUSED = "REFUSED", _("Refused")

    round = models.ForeignKey(Round, models.CASCADE, related_name="visits")
    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="visits")
    part = models.CharField(_("part"), max_length=10, choices=Part)
    scoring = models.PositiveSmallIntegerField(_("scoring"), default=1)  # 2: the blind second one
    assessor = models.ForeignKey(Assessor, models.PROTECT, related_name="visits")
    state = models.CharField(max_length=10, choices=State, default=State.ASSIGNED)
    position = models.PositiveIntegerField(default=0)  # in the assessor's list, sorted by place
    due_on = models.DateField(_("due on"), null=True, blank=True)
    assigned_at = models.DateTimeField(_("assigned at"))
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    declared_at = models.DateTimeField(_("declared at"), null=True)
    refused_because = models.CharField(_("why it was refused"), max_length=300, blank=True)
    has_conflict = models.BooleanField(_("conflict of interest"), default=False)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")
    handed_in_at = models.DateTimeField(_("handed in at"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "part", "scoring"], condition=~Q(state="REFUSED"), name="visit_once"
            ),
            models.CheckConstraint(condition=Q(scoring__in=[1, 2]), name="visit_first_or_second"),
            models.CheckConstraint(
                condition=~Q(state="REFUSED") | ~Q(refused_because=""), name="visit_refused_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(state="DONE", handed_in_at__isnull=False) | ~Q(state="DONE") & Q(handed_in_at=None),
                name="visit_handed_in_has_a_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["assessor", "state", "position"], name="visit_of_assessor"),
            models.Index(fields=["round", "scoring", "state"], name="visit_of_round"),
        ]
        triggers = unchanged_once_sealed()

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.part}"


class Confirmation(models.Model):
    """What the two who were there did at the end of a visit on site: signed, or refused to and why.

    The signature is a picture; no name is kept beside it. docs/parts/field.md says how long.
    """

    class Party(models.TextChoices):
        MANAGER = "MANAGER", _("Project manager")
        COMMUNITY = "COMMUNITY", _("Community")

    round = models.ForeignKey(Round, models.CASCADE, related_name="confirmations")
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="confirmations")
    party = models.CharField(max_length=10, choices=Party)
    signature = models.ForeignKey("core_files.StoredFile", models.PROTECT, null=True, related_name="+")
    refused_because = models.CharField(max_length=300, blank=True)
    signed_at = models.DateTimeField()  # by the phone
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visit", "party"], name="confirmation_once"),
            models.CheckConstraint(
                condition=Q(signature__isnull=False, refused_because="") | Q(signature=None) & ~Q(refused_because=""),
                name="confirmation_signed_or_refused",
            ),
        ]
        triggers = [*append_only(), *unchanged_once_sealed()]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.party}"
