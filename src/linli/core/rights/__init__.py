"""Who may do what, where: rights, scopes, grants, and the decorator that every view carries.

A role is data: a set of rights. A person holds a role over a scope from a date to a date. Deny by default: an address
without a declared right stops the start. docs/rights.md is the matrix that people agree on.
"""

from .grants import NONE, Grant, Grants, Scoped, forget_grants, grants_of, may
from .registry import PUBLIC, RIGHTS, SIGNED_IN, Right, right
from .scopes import PLATFORM, SCOPE_TYPES, ScopeType, ids, key, names_of, scope_of, scope_type, split
from .views import addresses, declare, needs, right_of

__all__ = [
    "NONE", "PLATFORM", "PUBLIC", "RIGHTS", "SCOPE_TYPES", "SIGNED_IN", "Grant", "Grants", "Right", "ScopeType",
    "Scoped", "addresses", "declare", "forget_grants", "grants_of", "ids", "key", "may", "names_of", "needs", "right",
    "right_of", "scope_of", "scope_type", "split",
]  # fmt: skip
