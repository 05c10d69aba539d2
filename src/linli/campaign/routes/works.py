"""Addresses: works, shared works, resources, summary."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
