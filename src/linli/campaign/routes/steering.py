"""Addresses: stages, tasks, orders, re-checks."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
