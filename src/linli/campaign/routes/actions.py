"""Addresses: campaigns, what they count, targets, baseline."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
