"""The rights over people and roles."""

from django.utils.translation import gettext_lazy as _

from linli.core.rights import right

VIEW_PEOPLE = right("accounts.view_people", _("See staff and the roles they hold"))
INVITE = right("accounts.invite", _("Invite people and make accounts"))
GRANT = right("accounts.grant", _("Give and end roles"))
CHANGE_ROLES = right("accounts.change_roles", _("Edit which rights a role has"))
VERIFY_HOMES = right("accounts.verify_homes", _("Verify who lives in or owns a home"))
PRIVACY_DESK = right("accounts.privacy_desk", _("Answer requests about personal data"))
VIEW_ACCESS_LOG = right("accounts.view_access_log", _("See who looked at personal data"))
