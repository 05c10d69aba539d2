"""The addresses of the history."""

from django.urls import path

from . import views

app_name = "history"

urlpatterns = [
    path("chain/", views.chain, name="chain"),
    path("chain/check/", views.check, name="check"),
    path("chain/checking/", views.checking, name="checking"),
    path("<str:subject>/<int:pk>/", views.of_thing, name="thing"),
]
