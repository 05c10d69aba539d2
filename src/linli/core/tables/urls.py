"""The addresses of saved views."""

from django.urls import path

from . import views

app_name = "tables"

urlpatterns = [
    path("", views.views, name="views"),
    path("save/", views.save, name="save"),
    path("<int:pk>/", views.change, name="change"),
    path("<int:pk>/delete/", views.delete, name="delete"),
]
