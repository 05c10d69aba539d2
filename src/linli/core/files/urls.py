"""The address of a file."""

from django.urls import path

from . import views

app_name = "files"

urlpatterns = [path("<uuid:public_id>/", views.open_file, name="file")]
