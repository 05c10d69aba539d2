"""The addresses of the to-dos."""

from django.urls import path

from . import views

app_name = "todo"

urlpatterns = [
    path("", views.todo_list, name="list"),
    path("count/", views.count, name="count"),
]
