"""What this package puts into the menu."""

from django.utils.translation import gettext_lazy as _

from linli.core.ui.menu import item

from .rights import CHANGE_ROLES, PRIVACY_DESK, VERIFY_HOMES, VIEW_ACCESS_LOG, VIEW_PEOPLE

item(label=_("People"), url="accounts:people", icon="users", right=VIEW_PEOPLE, group="people", order=10)
item(label=_("Verified homes"), url="accounts:homes", icon="home-check", right=VERIFY_HOMES, group="people", order=20)
item(label=_("Roles"), url="accounts:roles", icon="shield-lock", right=CHANGE_ROLES, group="people", order=30)
item(label=_("Privacy desk"), url="accounts:privacy_desk", icon="lock", right=PRIVACY_DESK, group="people", order=40)
item(label=_("Access log"), url="accounts:access_log", icon="eye", right=VIEW_ACCESS_LOG, group="people", order=50)
