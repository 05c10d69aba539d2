"""People, how they sign in, the roles they hold, what was agreed about their data."""

from .people import Person, PersonKey
from .privacy import AccessLog, Consent
from .residents import ActingFor, VerifiedHome
from .roles import Assignment, Role
from .sign_in import Attempt, Invitation, PhoneCode, SignInEvent

__all__ = [
    "AccessLog", "ActingFor", "Assignment", "Attempt", "Consent", "Invitation", "Person", "PersonKey", "PhoneCode",
    "Role", "SignInEvent", "VerifiedHome",
]  # fmt: skip
