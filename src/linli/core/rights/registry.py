"""The rights that modules declare. A city may put them into roles, but cannot invent one."""

from dataclasses import dataclass

import rules
from django.utils.functional import Promise

from .grants import may


@dataclass(frozen=True)
class Right:
    """Something that a role may allow.

    code: "module.verb_noun", as roles and docs/rights.md name it
    title: what an officer reads where roles are edited
    public: whether everybody has it, signed in or not
    own: whether every signed-in person has it, over what is their own
    """

    code: str
    title: str | Promise
    public: bool = False
    own: bool = False


PUBLIC = Right("public", "anyone", public=True)
SIGNED_IN = Right("signed_in", "anyone signed in, over what is their own", own=True)

RIGHTS: dict[str, Right] = {}


def right(code: str, title: str | Promise) -> Right:
    """Declare a right and make it a permission of Django's: `person.has_perm(code, thing)`.

    Raises ValueError if another module has declared the code.
    """
    if code in RIGHTS:
        raise ValueError(f"the right {code} is declared twice")
    declared = RIGHTS[code] = Right(code, title)
    rules.add_perm(code, may(code))
    return declared
