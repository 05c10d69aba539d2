"""The addresses of saved views."""

from django.urls import path

from linli.core.rights import needs

from . import exports, views
from .rights import VIEW_EXPORTS

app_name = "tables"

urlpatterns = [
    path("", views.views, name="views"),
    path("exports/", needs(VIEW_EXPORTS)(exports.ExportPage.as_view()), name="exports"),
    path("save/", views.save, name="save"),
    path("<int:pk>/", views.change, name="change"),
    path("<int:pk>/delete/", views.delete, name="delete"),
]
