"""People, and the key that opens what is known of each."""

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

import rules
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.accounts import phones
from linli.core import clock, vault
from linli.core.composed import fetched
from linli.core.history import tracked
from linli.core.rights import RIGHTS, Grant, Grants, scope_of

EVERY_RIGHT = "*"  # in a role's rights: also those that a later version brings


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

    def holding(self, right: str) -> list[int]:
        """Return the ids of those who hold a right today, over anything."""
        from .roles import Assignment

        held = Assignment.objects.on(clock.today()).filter(role__rights__overlap=[right, EVERY_RIGHT])
        return list(self.filter(is_active=True, assignments__in=held).distinct().values_list("pk", flat=True))

    def visible_to(self, grants: Grants, right: str) -> models.QuerySet["Person"]:
        """Return whoever holds, or held, a role within the scopes over which a right is held."""
        from linli.accounts.queries import people_visible_to

        return people_visible_to(grants, right)

    def by_phone(self, phone: str) -> "Person | None":
        """Return whoever has a phone number, as `phones.normal` gives it."""
        return self.filter(phone_index=vault.blind_index("phone", phone)).first()


@tracked(exclude=("phone_index", "username"))  # readable without the key, so they must not outlive it
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
    is_demo = models.BooleanField(default=False)  # signs in by a click, and not at all outside the demo
    joined_at = models.DateTimeField(default=timezone.now)
    # What records show in place of a name that was destroyed: the role in which the person acted last.
    remembered_as = models.ForeignKey("accounts.Role", models.SET_NULL, null=True, related_name="+")
    is_staff = False  # Django's own administration is not used

    objects = PersonManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = ""
    REQUIRED_FIELDS = []

    class Meta:
        constraints = [
            # One way to write it, so that nobody can stand beside another under a name that only looks different.
            models.CheckConstraint(
                condition=Q(username=Lower("username")) & ~Q(username=""), name="username_in_lower_case"
            ),
        ]

    def __str__(self) -> str:
        if self.key_id is not None:
            return self.name or phones.masked(self.phone) or gettext("Resident")
        return str(self.remembered_as) if self.remembered_as else gettext("Deleted account")

    @property
    def name(self) -> str:
        """The name, empty if the key was destroyed."""
        return self.unseal(self.name_sealed)

    @name.setter
    def name(self, text: str) -> None:
        self.name_sealed = self.seal(text)

    @property
    def phone(self) -> str:
        """The mobile number, empty if there is none or the key was destroyed."""
        return self.unseal(self.phone_sealed)

    @phone.setter
    def phone(self, text: str) -> None:
        self.phone_sealed = self.seal(text) if text else b""
        self.phone_index = vault.blind_index("phone", text) if text else None

    @property
    def is_deleted(self) -> bool:
        """Whether the key was destroyed, and with it everything personal."""
        return self.key_id is None

    def scope_keys(self) -> frozenset[str]:
        """Return the keys of whatever the person holds, or held, a role over: who sees staff there sees the person."""
        over = {given.scope_key for given in self.assignments.exclude(scope_id=None)}
        return frozenset(key for one in over if (scope := scope_of(one)) for key in scope.scope_keys())

    def get_full_name(self) -> str:
        """Return the name."""
        return self.name

    def has_perm(self, right: str, thing: Any = None) -> bool:
        """Whether the person holds a right, over a thing if one is given."""
        return bool(self.is_active and rules.has_perm(right, self, thing))

    def read_grants(self, on: date | None = None) -> Iterator[Grant]:
        """Yield the roles held on a day, today if none is given: one query."""
        from .roles import Assignment

        held = Assignment.objects.filter(person=self).on(on or clock.today()).select_related("role")
        for assignment in fetched(held):
            role = assignment.role
            rights = frozenset(RIGHTS if EVERY_RIGHT in role.rights else role.rights)
            yield Grant(role.code, rights, assignment.scope_key, role.second_factor)

    def _person_key(self) -> bytes:
        kept: bytes | None = self.__dict__.get("_key")
        if kept is None:
            if self.key is None:
                raise vault.Unreadable
            kept = self.__dict__["_key"] = vault.unwrap(bytes(self.key.wrapped))
        return kept

    def seal(self, text: str) -> bytes:
        """Return a text that is the person's own, sealed; it goes with the key."""
        return vault.seal(self._person_key(), text)

    def unseal(self, sealed: bytes | memoryview) -> str:
        """Return a text that was sealed, empty if there is none or the key was destroyed."""
        if not sealed or self.key_id is None:
            return ""
        return vault.unseal(self._person_key(), bytes(sealed))
