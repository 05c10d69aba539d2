"""The addresses of this package."""

from .routes import actions, plans, reports, steering, works

app_name = "campaign"

urlpatterns = [
    *actions.urlpatterns, *steering.urlpatterns, *works.urlpatterns, *plans.urlpatterns, *reports.urlpatterns,
]  # fmt: skip
