"""The rights over people and roles, and what guards the pages of allauth."""

from django.utils.translation import gettext_lazy as _

from linli.core.rights import PUBLIC, SIGNED_IN, declare, right

VIEW_PEOPLE = right("accounts.view_people", _("See staff and the roles they hold"))
INVITE = right("accounts.invite", _("Invite people and make accounts"))
GRANT = right("accounts.grant", _("Give and end roles"))
CHANGE_ROLES = right("accounts.change_roles", _("Edit which rights a role has"))
VERIFY_HOMES = right("accounts.verify_homes", _("Verify who lives in or owns a home"))
PRIVACY_DESK = right("accounts.privacy_desk", _("Answer requests about personal data"))
VIEW_ACCESS_LOG = right("accounts.view_access_log", _("See who looked at personal data"))

for _name in (
    "account_login",
    "account_logout",
    "account_signup",  # says that people come by invitation
    "account_inactive",
    "mfa_authenticate",  # between password and second factor nobody is signed in yet
    "mfa_login_webauthn",
    "openid_connect_login",
    "openid_connect_callback",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "socialaccount_signup",  # closed
):
    declare(_name, PUBLIC)

for _name in (
    "account_reauthenticate",
    "account_change_password",
    "account_set_password",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
    "socialaccount_connections",
    "usersessions_list",
):
    declare(_name, SIGNED_IN)
