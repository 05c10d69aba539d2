"""Boundaries: shapes of divisions, compounds and protected zones, as a city imports them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked


@tracked(exclude=("display",))
class Boundary(models.Model):
    """One shape, in WGS 84, with where it came from. The current one of a place has no `replaced_at`."""

    class Datum(models.TextChoices):
        WGS84 = "WGS84", _("WGS 84 / CGCS2000")
        GCJ02 = "GCJ02", _("GCJ-02")
        BD09 = "BD09", _("BD-09")

    class Standing(models.TextChoices):
        APPROVED = "APPROVED", _("Approved")
        SCHEMATIC = "SCHEMATIC", _("Schematic")  # 示意: computed from points, and said to be so

    division = models.ForeignKey("places.Division", models.PROTECT, null=True, blank=True, related_name="boundaries")
    compound = models.ForeignKey("places.Compound", models.PROTECT, null=True, blank=True, related_name="boundaries")
    protected_zone = models.ForeignKey(
        "places.ProtectedZone", models.PROTECT, null=True, blank=True, related_name="boundaries"
    )
    geometry = models.JSONField()  # GeoJSON Polygon or MultiPolygon, longitude before latitude, 6 decimals
    display = models.JSONField()  # the same with fewer points, for maps
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()
    datum = models.CharField(max_length=6, choices=Datum)  # as the file declared; the shape itself is in WGS 84
    standing = models.CharField(max_length=10, choices=Standing)
    source = models.CharField(max_length=200)
    approval_number = models.CharField(max_length=60, blank=True)  # 审图号
    imported_at = models.DateTimeField(default=timezone.now)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(division__isnull=False, compound=None, protected_zone=None)
                | Q(division=None, compound__isnull=False, protected_zone=None)
                | Q(division=None, compound=None, protected_zone__isnull=False),
                name="boundary_of_one_place",
            ),
            models.CheckConstraint(
                condition=~Q(standing="APPROVED") | (~Q(source="") & ~Q(approval_number="")),
                name="boundary_approved_by_number",
            ),
            *(
                models.UniqueConstraint(
                    fields=[place], condition=Q(replaced_at=None), name=f"boundary_current_once_{place}"
                )
                for place in ("division", "compound", "protected_zone")
            ),
        ]
        indexes = [models.Index(fields=["west", "east", "south", "north"], name="boundary_box")]


class BoundaryImport(models.Model):
    """A file of boundaries that was read and checked, waiting to be applied."""

    class State(models.TextChoices):
        CHECKED = "CHECKED", _("Checked")
        APPLIED = "APPLIED", _("Applied")

    by = models.BigIntegerField(null=True)  # the person's id: people lie further down the house
    at = models.DateTimeField(default=timezone.now)
    file_name = models.CharField(max_length=200)
    declared = models.JSONField()  # what the person said: kind, datum, standing, source, approval_number
    rows = models.JSONField()  # features in the file's order: number, value, place, name, faults, notes
    shapes = models.JSONField()  # number of the feature -> geometry, display, box
    state = models.CharField(max_length=10, choices=State, default=State.CHECKED)
    applied_at = models.DateTimeField(null=True, blank=True)
