"""The addresses of this package."""

from django.urls import path

from . import views

app_name = "portal"

urlpatterns = [
    path("", views.home, name="home"),
    path("compounds/", views.compounds, name="compounds"),
    path("compounds/<int:pk>/", views.compound, name="compound"),
]
