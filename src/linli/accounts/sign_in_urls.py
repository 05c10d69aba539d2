"""The addresses of allauth that are in use, under the names by which it calls them."""

from allauth.account import views as account
from allauth.usersessions import views as sessions
from django.urls import URLPattern, URLResolver, include, path

from . import office

urlpatterns: list[URLPattern | URLResolver] = [
    path("", account.login, name="account_login"),
    path("out/", account.logout, name="account_logout"),
    path("closed/", account.signup, name="account_signup"),  # says that people come by invitation
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/new/", account.password_set, name="account_set_password"),
    path("2fa/", include("allauth.mfa.urls")),
    path("office/", include("allauth.socialaccount.urls")),
    path("oidc/<str:provider_id>/login/", office.login, name="openid_connect_login"),
    path("oidc/<str:provider_id>/login/callback/", office.callback, name="openid_connect_callback"),
    path("sessions/", sessions.list_usersessions, name="usersessions_list"),
]
