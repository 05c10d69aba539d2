"""The evidence ledger (台账): proofs of a compound or a community, each for one item or for several."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked
from linli.core.rights import PLATFORM, Grants, ids


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Proofs."""

    def visible_to(self, grants: Grants, right: str) -> "EvidenceQuerySet":
        """Return those of places over which a right is held."""
        return self.within(grants.keys(right))

    def within(self, keys: Iterable[str]) -> "EvidenceQuerySet":
        """Return those of places in scopes, where the places lie now."""
        keys = list(keys)
        if PLATFORM in keys:
            return self
        held = Q(compound__in=ids(keys, "compound"))
        if divisions := ids(keys, "division"):
            held |= Q(compound__community__ancestors__overlap=divisions) | Q(community__ancestors__overlap=divisions)
        if zones := ids(keys, "zone"):
            held |= Q(compound__community__zone__in=zones) | Q(community__zone__in=zones)
        if companies := ids(keys, "organisation"):
            held |= Q(compound__manager__in=companies)
        return self.filter(held)

    def in_force(self, on: object) -> "EvidenceQuerySet":
        """Return those that are neither withdrawn nor expired on a day."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=on), withdrawn_at=None)


@tracked(exclude=("taken_at", "longitude", "latitude"))  # which the history would keep when they are erased
class Evidence(models.Model):
    """One proof. When and where a picture says it was taken stays here, and goes with nothing that is published.

    Once erased, title, dates, items and hash stay: what relied on it can still be told. Its file is gone.
    """

    class Kind(models.TextChoices):
        DOCUMENT = "DOCUMENT", _("Document")
        PHOTO = "PHOTO", _("Photo")
        RECORD = "RECORD", _("Record")

    compound = models.ForeignKey("places.Compound", models.PROTECT, null=True, related_name="evidence")
    community = models.ForeignKey("places.Division", models.PROTECT, null=True, related_name="evidence")
    title = models.CharField(_("title"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    file = models.ForeignKey("core_files.StoredFile", models.PROTECT, null=True, related_name="+")  # null: erased
    sha256 = models.BinaryField(_("SHA-256 as sent"))  # of what was sent, before a picture was drawn anew
    taken_at = models.DateTimeField(_("taken at"), null=True)  # what the picture says of itself, WGS 84
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    distance_m = models.PositiveIntegerField(_("metres from the place"), null=True)  # null: one of the two is unknown
    issued_on = models.DateField(_("issued on"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)  # the last day; null: does not expire
    added_at = models.DateTimeField(_("added at"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("added by")
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True)
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=300, blank=True)
    erased_at = models.DateTimeField(_("erased at"), null=True)
    erased_reason = models.CharField(_("why it was erased"), max_length=300, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(compound__isnull=False, community=None) | Q(compound=None, community__isnull=False),
                name="evidence_has_one_subject",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("issued_on")), name="evidence_dates_in_order"
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None, file__isnull=False)
                | Q(file=None, taken_at=None, longitude=None, erased_at__isnull=False, withdrawn_at__isnull=False),
                name="evidence_has_its_file_until_erased",
            ),
        ]
        indexes = [
            models.Index(fields=["withdrawn_at"], condition=Q(erased_at=None), name="evidence_to_erase"),
            models.Index(fields=["compound", "-issued_on"], name="evidence_of_compound"),
            models.Index(fields=["community", "-issued_on"], name="evidence_of_community"),
            models.Index(fields=["file"], name="evidence_by_file"),
        ]

    def __str__(self) -> str:
        return self.title

    def scope_keys(self) -> frozenset[str]:
        """Return the keys of its compound or community. Ask for `compound__community` and `community` in the query."""
        return (self.compound or self.community).scope_keys()  # type: ignore[union-attr]


@tracked(part_of="evidence")
class EvidenceItem(models.Model):
    """That a proof is for an item of a standard, whichever edition: next year's round finds it while it is valid."""

    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="items")
    standard = models.CharField(max_length=60)
    item = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evidence", "standard", "item"], name="evidence_item_once")]
        indexes = [models.Index(fields=["standard", "item"], name="evidence_item_of")]

    def __str__(self) -> str:
        return f"{self.evidence_id}: {self.standard} {self.item}"
