"""Organisations, who manages a compound from when to when, and owners' committees."""

from collections.abc import Iterable

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked
from linli.core.rights import PLATFORM, Grants, ids
from linli.core.search import Named
from linli.core.search.fields import NamedQuerySet

from .compounds import Compound, How
from .divisions import Division
from .versioned import Versioned


class OrganisationQuerySet(NamedQuerySet):
    """Organisations."""

    def within(self, keys: Iterable[str]) -> "OrganisationQuerySet":
        """Return those that lie in scopes: registered there, or a scope themselves."""
        keys = list(keys)
        if PLATFORM in keys:
            return self
        return self.filter(
            Q(pk__in=ids(keys, "organisation")) | Q(division__in=Division.objects.within(keys).values("pk"))
        )

    def visible_to(self, grants: Grants, right: str = "places.view_places") -> "OrganisationQuerySet":
        """Return all to whoever sees any place: companies work across divisions, and the register is public.

        By another right, those over which it is held.
        """
        if right == "places.view_places":
            return self if grants.has(right) else self.none()
        return self.within(grants.keys(right))


@tracked()
class Organisation(Named, Versioned):
    """A body with a unified social credit code: a company, a department, an association."""

    class Kind(models.TextChoices):
        PROPERTY_COMPANY = "PROPERTY_COMPANY", _("Property company")
        DEPARTMENT = "DEPARTMENT", _("Department")
        ASSESSMENT_BODY = "ASSESSMENT_BODY", _("Assessment body")
        SOCIAL = "SOCIAL", _("Social organisation")
        BUSINESS = "BUSINESS", _("Business")
        OTHER = "OTHER", _("Other")

    credit_code = models.CharField(max_length=18, unique=True, null=True, blank=True)  # null: not known yet
    kind = models.CharField(max_length=20, choices=Kind)
    short_name = models.CharField(max_length=30, blank=True)
    division = models.ForeignKey(Division, models.PROTECT, null=True, blank=True, related_name="organisations")
    phone = models.CharField(max_length=30, blank=True)  # the office's, never a person's
    closed_on = models.DateField(null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()
    code_fields = ("credit_code", "short_name")

    class Meta(Named.Meta):
        indexes = [GinIndex(fields=["search_grams"], name="organisation_search")]

    def __str__(self) -> str:
        return self.short_name or self.name

    def scope_keys(self) -> frozenset[str]:
        """Return its own key and those of the division that it is registered in."""
        keys = {f"organisation:{self.pk}"}
        return frozenset(keys | (self.division.scope_keys() if self.division else frozenset()))

    def place_keys(self) -> frozenset[str]:
        """Return the keys of what reaches all that it manages: only who holds those may hand on roles over it.

        A company's compounds lie anywhere; an officer of its seat must not reach them through it.
        """
        seat = self.division.scope_keys() if self.division else frozenset()
        above = [compound.place_keys() for compound in self.managed_now.select_related("community")]
        return frozenset({f"organisation:{self.pk}"}) | seat.intersection(*above)


@tracked(part_of="compound")
class Management(Versioned):
    """Who manages a compound from when to when."""

    How = How

    compound = models.ForeignKey(Compound, models.PROTECT, related_name="managements")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="managements"
    )  # null: the owners themselves
    how = models.CharField(max_length=15, choices=How)
    period = DateRangeField()  # from the first day to the day after the last; open above while it lasts
    contract_number = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(how="SELF") | Q(organisation__isnull=False), name="management_names_its_body"
            ),
            # No btree_gist here: the compound as a range of one number (traps of the embedded server).
            ExclusionConstraint(
                name="management_one_at_a_time",
                expressions=[
                    (
                        models.Func(F("compound"), F("compound"), models.Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
        ]  # fmt: skip


@tracked(part_of="compound")
class OwnersCommittee(Versioned):
    """An owners' committee (业委会) or what stands in for it (物管会), for one term."""

    class Kind(models.TextChoices):
        ELECTED = "ELECTED", _("Owners' committee")
        STAND_IN = "STAND_IN", _("Management committee")

    compound = models.ForeignKey(Compound, models.PROTECT, related_name="owners_committees")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.ELECTED)
    term = models.PositiveSmallIntegerField()  # 1: the first
    period = DateRangeField()
    filed_number = models.CharField(max_length=60, blank=True)  # 备案号
    members_count = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["compound", "kind", "term"], name="owners_committee_term_once"),
        ]
