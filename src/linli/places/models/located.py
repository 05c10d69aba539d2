"""A row with a point on the map."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


class Located(models.Model):
    """Has longitude and latitude in WGS 84, or neither; six decimals are a decimetre."""

    longitude = models.DecimalField(
        max_digits=9, decimal_places=6, null=True, blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )  # fmt: skip
    latitude = models.DecimalField(
        max_digits=8, decimal_places=6, null=True, blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )  # fmt: skip

    class Meta:
        abstract = True
