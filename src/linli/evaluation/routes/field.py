"""Addresses: the assessors' page on the phone, and what it takes along."""

from django.urls import path

from linli.evaluation.views import field

urlpatterns = [
    path("field/", field.page, name="field"),
    path("field/list.json", field.visits, name="field_list"),
]
