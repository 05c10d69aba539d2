"""Everything that writes people, roles and homes: one transaction each."""

from .demo import make_demo_people
from .errors import Refused
from .homes import end_home, verify_home
from .invitations import Invited, accept_invitation, invite, invite_again, open_invitation, withdraw_invitation
from .people import (
    change_phone,
    deactivate,
    end_acting,
    end_sessions,
    reactivate,
    remove_second_factors,
    resident_of_phone,
    start_acting_for,
)
from .privacy import agree, data_of, delete_person, note_access
from .roles import change_role, copy_role, end_role, give_role

__all__ = [
    "Invited", "Refused", "accept_invitation", "agree", "change_phone", "change_role", "copy_role", "data_of",
    "deactivate", "delete_person", "end_acting", "end_home", "end_role", "end_sessions", "give_role", "invite",
    "invite_again", "make_demo_people", "note_access", "open_invitation", "reactivate", "remove_second_factors",
    "resident_of_phone", "start_acting_for", "verify_home", "withdraw_invitation",
]  # fmt: skip
