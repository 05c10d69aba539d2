"""Addresses: what anybody may see of rounds."""

from django.urls import URLPattern, path

from linli.evaluation.views.public import objections, pages, sheets

urlpatterns: list[URLPattern] = [
    path("public/", pages.public_rounds, name="public_rounds"),
    path("public/<int:pk>/", pages.public_round, name="public_round"),
    path("public/sheets/<int:pk>/", sheets.public_sheet, name="public_sheet"),
    path("public/sheets/<int:pk>/object/", objections.object_to, name="object"),
]
