"""The addresses of this package."""

from django.urls import path

from . import views

app_name = "desk"

urlpatterns = [
    path("", views.home, name="home"),
    path("places/", views.places, name="places"),
]
