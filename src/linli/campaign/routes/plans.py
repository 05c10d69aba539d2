"""Addresses: plans, what is to be expected of communities, the cheapest way of one sheet."""

from django.urls import URLPattern, path

from linli.campaign.rights import VIEW
from linli.campaign.views import plans, prospects, way
from linli.core.rights import needs

urlpatterns: list[URLPattern] = [
    path("<int:pk>/plans/", plans.plans, name="plans"),
    path("<int:pk>/plans/ask/", plans.ask, name="ask_plan"),
    path("plans/<int:pk>/", plans.plan, name="plan"),
    path("plans/<int:pk>/adopt/", plans.adopt, name="adopt_plan"),
    path("<int:pk>/prospects/", needs(VIEW)(prospects.Prospects.as_view()), name="prospects"),
    path("way/<int:pk>/", way.way, name="way"),
]
