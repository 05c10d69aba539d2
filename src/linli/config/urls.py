"""Every address of the program."""

from django.urls import include, path

from linli.api.v1 import api

from .health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("linli.portal.urls")),
    path("desk/", include("linli.desk.urls")),
    path("places/", include("linli.places.urls")),
    path("evaluation/", include("linli.evaluation.urls")),
    path("campaign/", include("linli.campaign.urls")),
    path("accounts/", include("linli.accounts.urls")),
    path("sign-in/", include("linli.accounts.sign_in_urls")),
    path("api/v1/", api.urls),
    path("", include("linli.core.urls")),
]
