"""The addresses of the work calendar."""

from django.urls import path

from . import views

app_name = "worktime"

urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("days/", views.set_day, name="set_day"),
    path("days/<int:pk>/remove/", views.remove_day, name="remove_day"),
    path("end/", views.extend, name="extend"),
    path("years/", views.load, name="load"),
    path("hours/", views.set_hours, name="set_hours"),
]
