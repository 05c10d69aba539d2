"""The addresses of this package."""

from django.urls import path

from linli.core.rights import needs
from linli.evaluation.rights import VIEW_ROUNDS

from .views import attainment, city, cockpit, home, rounds

app_name = "desk"

urlpatterns = [
    path("", home.home, name="home"),
    path("places/", home.places, name="places"),
    path("city/", city.city, name="city"),
    path("cockpit/", cockpit.cockpit, name="cockpit"),
    path("attainment/", attainment.attainment, name="attainment"),
    path("attainment/map.geojson", attainment.map_attainment, name="map_attainment"),
    path("attainment/communities/", needs(VIEW_ROUNDS)(attainment.Communities.as_view()), name="communities"),
    path("rounds/<int:pk>/outcomes.geojson", city.map_outcomes, name="map_outcomes"),
    path("rounds/<int:pk>/progress/", rounds.progress, name="progress"),
    path("rounds/<int:pk>/leaderboard/", rounds.leaderboard, name="leaderboard"),
    path("rounds/<int:pk>/bulletin.pdf", rounds.bulletin, name="bulletin"),
]
