"""Invitations, codes by text message, and what is remembered of attempts and sign-ins."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .people import Person
from .residents import VerifiedHome
from .roles import Role


class Invitation(models.Model):
    """A link that lets one person in, once: with a role for somebody new, or with a new password for somebody known."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="invitations")
    role = models.ForeignKey(Role, models.PROTECT, null=True, related_name="+")  # null: only a new password
    scope_type = models.CharField(max_length=20, blank=True)
    scope_id = models.BigIntegerField(null=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    relation = models.CharField(max_length=10, choices=VerifiedHome.Relation, blank=True)  # of a resident to the home
    token_hash = models.BinaryField(unique=True)  # SHA-256: who reads the table cannot use the link
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # null: at set-up
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="invitation_expires_after_it_is_made"
            ),
        ]

    @property
    def scope_key(self) -> str:
        """The key of the scope of its role, empty without one."""
        if self.role_id is None:
            return ""
        return "platform" if self.scope_type == "platform" else f"{self.scope_type}:{self.scope_id}"


class PhoneCode(models.Model):
    """A code sent to a phone. Neither the number nor the code can be read from it."""

    phone_index = models.BinaryField()
    purpose = models.CharField(max_length=40)
    code_hash = models.BinaryField()
    sent_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["phone_index", "purpose"], name="phone_code_of")]


class Attempt(models.Model):
    """That something which is limited was tried; forgotten after a day."""

    key = models.BinaryField()  # blind index of what is limited: a phone, an address, a username
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["key", "at"], name="attempt_of")]


class SignInEvent(models.Model):
    """That somebody signed in or out, or failed to. Kept for 180 days."""

    class Kind(models.TextChoices):
        SIGNED_IN = "SIGNED_IN", _("Signed in")
        SIGNED_OUT = "SIGNED_OUT", _("Signed out")
        FAILED = "FAILED", _("Sign-in refused")

    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="sign_ins")  # null: nobody we know
    kind = models.CharField(max_length=10, choices=Kind)
    method = models.CharField(max_length=40, blank=True)  # "password+totp", "webauthn", "sms", "demo"
    ip = models.GenericIPAddressField(null=True)
    user_agent = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["person", "-at"], name="sign_in_of"),
            models.Index(fields=["at"], name="sign_in_at"),
        ]
