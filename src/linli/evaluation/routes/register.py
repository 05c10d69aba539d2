"""Addresses: register."""

from django.urls import URLPattern, path

from linli.core.rights import needs
from linli.evaluation.rights import VIEW_ROUNDS
from linli.evaluation.views import register

urlpatterns: list[URLPattern] = [
    path("register/", needs(VIEW_ROUNDS)(register.Register.as_view()), name="register"),
    path("register/stars/", needs(VIEW_ROUNDS)(register.Stars.as_view()), name="stars"),
    path("register/communities/<int:pk>/award/", register.add, name="award_title"),
    path("register/awards/<int:pk>/note/", register.note, name="note_award"),
]
