"""Every address of the program."""

from django.urls import include, path

urlpatterns = [
    path("", include("linli.portal.urls")),
    path("desk/", include("linli.desk.urls")),
    path("places/", include("linli.places.urls")),
    path("accounts/", include("linli.accounts.urls")),
    path("", include("linli.core.urls")),
]
