"""Addresses: the catalogue of measures."""

from django.urls import URLPattern, path

from linli.core.rights import needs
from linli.evaluation.rights import VIEW_ROUNDS
from linli.evaluation.views import measures

urlpatterns: list[URLPattern] = [
    path("measures/", needs(VIEW_ROUNDS)(measures.MeasureList.as_view()), name="measures"),
    path("measures/add/", measures.add, name="add_measure"),
    path("measures/samples/", measures.samples, name="sample_measures"),
    path("measures/<int:pk>/", measures.detail, name="measure"),
    path("measures/<int:pk>/edit/", measures.edit, name="edit_measure"),
    path("measures/<int:pk>/retire/", measures.retire, name="retire_measure"),
    path("measures/<int:pk>/restore/", measures.restore, name="restore_measure"),
]
