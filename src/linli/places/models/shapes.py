"""Boundaries: shapes of divisions, compounds and zones, as a city imports them."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Boundary(models.Model):
    """One shape, in WGS 84, with where it came from."""

    class Datum(models.TextChoices):
        WGS84 = "WGS84", _("WGS 84 / CGCS2000")
        GCJ02 = "GCJ02", _("GCJ-02")
        BD09 = "BD09", _("BD-09")

    class Standing(models.TextChoices):
        APPROVED = "APPROVED", _("Approved")
        SCHEMATIC = "SCHEMATIC", _("Schematic")  # 示意: computed from points, and said to be so

    division = models.ForeignKey("places.Division", models.PROTECT, null=True, blank=True, related_name="boundaries")
    geometry = models.JSONField()  # GeoJSON Polygon or MultiPolygon, longitude before latitude, 6 decimals
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
        indexes = [models.Index(fields=["west", "east", "south", "north"], name="boundary_box")]
