"""The addresses of imports."""

from django.urls import path

from . import views

app_name = "imports"

urlpatterns = [
    path("", views.door_list, name="list"),
    path("runs/<int:pk>/", views.run_page, name="run"),
    path("runs/<int:pk>/progress/", views.run_progress, name="progress"),
    path("runs/<int:pk>/apply/", views.apply, name="apply"),
    path("runs/<int:pk>/refused.xlsx", views.refused_workbook, name="refused"),
    path("<slug:code>/", views.door_page, name="door"),
    path("<slug:code>/template.xlsx", views.template, name="template"),
    path("<slug:code>/<int:target>/", views.door_page, name="door_for"),
    path("<slug:code>/<int:target>/template.xlsx", views.template, name="template_for"),
]
