"""The addresses of this package."""

from django.urls import path

from . import views

app_name = "documents"

urlpatterns = [
    path("<int:pk>/", views.document, name="document"),
    path("<int:pk>/progress/", views.progress, name="progress"),
    path("<int:pk>/content/", views.content, name="content"),
]
