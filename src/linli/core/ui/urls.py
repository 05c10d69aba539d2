"""The addresses of this part."""

from django.urls import path

from . import gallery, views

app_name = "ui"

urlpatterns = [
    path("preferences/", views.preferences, name="preferences"),
    path("gallery/", gallery.gallery, name="gallery"),
    path("gallery/form/", gallery.sample_form, name="sample-form"),
    path("gallery/progress/<int:done>/", gallery.sample_progress, name="sample-progress"),
    path("gallery/map.geojson", gallery.sample_map, name="sample-map"),
]
