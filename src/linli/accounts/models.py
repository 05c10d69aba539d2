"""People, the roles they hold, the homes they live in."""

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

import rules
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.core import clock, vault
from linli.core.rights import Grant


class PersonKey(models.Model):
    """The key of one person's fields, wrapped. Deleting the row is deleting the person's data everywhere."""

    wrapped = models.BinaryField()
    made_at = models.DateTimeField(default=timezone.now)


class PersonManager(BaseUserManager["Person"]):
    """Makes people, each with a key."""

    def create_person(self, *, name: str, username: str | None = None, phone: str = "", **fields: Any) -> "Person":
        """Make a person. phone: as `phones.normal` gives it, empty if unknown; password: among the fields, if any."""
        password = fields.pop("password", None)
        person = self.model(key=PersonKey.objects.create(wrapped=vault.new_key()), username=username, **fields)
        person.name, person.phone = name, phone
        person.set_password(password)  # None: no password opens the account
        person.save(using=self._db)
        return person

    def by_phone(self, phone: str) -> "Person | None":
        """Return whoever has a phone number, as `phones.normal` gives it."""
        return self.filter(phone_index=vault.blind_index("phone", phone)).first()


class Person(AbstractBaseUser):
    """Someone who signs in, or who is known by name: an officer, an assessor, a resident."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.OneToOneField(PersonKey, models.SET_NULL, null=True)  # null: deleted, unreadable
    username = models.CharField(_("username"), max_length=50, unique=True, null=True, blank=True)  # null: residents
    name_sealed = models.BinaryField(default=b"")
    phone_sealed = models.BinaryField(default=b"")
    phone_index = models.BinaryField(unique=True, null=True)
    phone_verified_at = models.DateTimeField(null=True)
    language = models.CharField(max_length=10, blank=True)
    older_mode = models.BooleanField(_("large type"), default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)
    is_staff = False  # Django's own administration is not used

    objects = PersonManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = ""
    REQUIRED_FIELDS = []

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name, empty if the key was destroyed."""
        return self._unseal(self.name_sealed)

    @name.setter
    def name(self, text: str) -> None:
        self.name_sealed = self._seal(text)

    @property
    def phone(self) -> str:
        """The mobile number, empty if there is none or the key was destroyed."""
        return self._unseal(self.phone_sealed)

    @phone.setter
    def phone(self, text: str) -> None:
        self.phone_sealed = self._seal(text) if text else b""
        self.phone_index = vault.blind_index("phone", text) if text else None

    def get_full_name(self) -> str:
        """Return the name."""
        return self.name

    def has_perm(self, right: str, thing: Any = None) -> bool:
        """Whether the person holds a right, over a thing if one is given."""
        return bool(self.is_active and rules.has_perm(right, self, thing))

    def read_grants(self, on: date | None = None) -> Iterator[Grant]:
        """Yield the roles held on a day, today if none is given: one query."""
        held = Assignment.objects.filter(person=self).on(on or clock.today()).select_related("role")
        for assignment in held:
            yield Grant(assignment.role.code, frozenset(assignment.role.rights), assignment.scope_key)

    def _person_key(self) -> bytes:
        kept: bytes | None = self.__dict__.get("_key")
        if kept is None:
            if self.key is None:
                raise vault.Unreadable
            kept = self.__dict__["_key"] = vault.unwrap(bytes(self.key.wrapped))
        return kept

    def _seal(self, text: str) -> bytes:
        return vault.seal(self._person_key(), text)

    def _unseal(self, sealed: bytes | memoryview) -> str:
        if not sealed or self.key_id is None:
            return ""
        return vault.unseal(self._person_key(), bytes(sealed))


class Role(models.Model):
    """A set of rights under a name. Which rights there are, the code says; which a role has, the city."""

    code = models.SlugField(unique=True)
    name_zh = models.CharField(max_length=50)
    name_en = models.CharField(max_length=80)
    scope_types = ArrayField(models.CharField(max_length=20))
    rights = ArrayField(models.CharField(max_length=80), default=list)
    second_factor = models.BooleanField(default=True)  # whoever holds it must sign in with one
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "code"]

    def __str__(self) -> str:
        from django.utils.translation import get_language

        return self.name_en if (get_language() or "").startswith("en") else self.name_zh


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Roles that people hold."""

    def on(self, day: date) -> "AssignmentQuerySet":
        """Return those that hold on a day; the last day counts."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


class Assignment(models.Model):
    """A role that a person holds over a scope, from a day to a day."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="assignments")
    role = models.ForeignKey(Role, models.PROTECT, related_name="assignments")
    scope_type = models.CharField(max_length=20)  # of core.rights.SCOPE_TYPES, or "platform"
    scope_id = models.BigIntegerField(null=True, blank=True)  # null: the platform
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)  # the last day; null: open
    given_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # null: at set-up
    reason = models.CharField(max_length=200, blank=True)
    given_at = models.DateTimeField(default=timezone.now)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="assignment_dates_in_order"
            ),
            models.CheckConstraint(
                condition=Q(scope_type="platform", scope_id=None) | (~Q(scope_type="platform") & ~Q(scope_id=None)),
                name="assignment_names_its_scope",
            ),
        ]
        indexes = [models.Index(fields=["scope_type", "scope_id"], name="assignment_scope")]

    @property
    def scope_key(self) -> str:
        """The key of the scope, as core.rights compares it."""
        return "platform" if self.scope_type == "platform" else f"{self.scope_type}:{self.scope_id}"


class VerifiedHome(models.Model):
    """That a person lives in or owns a home, who found that out, from when to when."""

    class Relation(models.TextChoices):
        OWNER = "OWNER", _("Owner")
        FAMILY = "FAMILY", _("Family of the owner")
        TENANT = "TENANT", _("Tenant")

    person = models.ForeignKey(Person, models.CASCADE, related_name="homes")
    home = models.ForeignKey("places.Home", models.PROTECT, related_name="people")
    relation = models.CharField(max_length=10, choices=Relation)
    verified_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    verified_at = models.DateTimeField(default=timezone.now)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)


class ActingFor(models.Model):
    """That somebody may act for another, a parent's child mostly, by the other's consent."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="acting_for")  # who acts
    principal = models.ForeignKey(Person, models.CASCADE, related_name="acted_for_by")
    agreed_at = models.DateTimeField()
    agreed_how = models.CharField(max_length=200)  # by code to the parent's phone, on paper with document number
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("principal")), name="acting_for_another"),
        ]
