"""The addresses of this package."""

from django.urls import path

from .views import city, home, rounds

app_name = "desk"

urlpatterns = [
    path("", home.home, name="home"),
    path("places/", home.places, name="places"),
    path("city/", city.city, name="city"),
    path("rounds/<int:pk>/outcomes.geojson", city.map_outcomes, name="map_outcomes"),
    path("rounds/<int:pk>/progress/", rounds.progress, name="progress"),
    path("rounds/<int:pk>/leaderboard/", rounds.leaderboard, name="leaderboard"),
    path("rounds/<int:pk>/bulletin.pdf", rounds.bulletin, name="bulletin"),
]
