"""The addresses of hearings."""

from django.urls import path

from linli.core.rights import needs

from . import views
from .rights import VIEW_HEARINGS

app_name = "hearing"

urlpatterns = [
    path("", needs(VIEW_HEARINGS)(views.Hearings.as_view()), name="list"),
    path("mine/", views.mine, name="mine"),
    path("<int:pk>/", views.hearing, name="hearing"),
    path("<int:pk>/accept/", views.accept, name="accept"),
    path("<int:pk>/answer/", views.answer, name="answer"),
    path("<int:pk>/evidence/", views.add_file, name="add_evidence"),
    path("<int:pk>/evidence/<int:number>/", views.open_evidence, name="evidence"),
    path("<int:pk>/withdraw/", views.withdraw, name="withdraw"),
]
