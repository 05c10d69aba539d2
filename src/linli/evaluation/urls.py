"""The addresses of this package."""

from .routes import editions, evidence, field, public, register, rounds, sheets, survey

app_name = "evaluation"

urlpatterns = [
    *editions.urlpatterns, *public.urlpatterns, *register.urlpatterns, *rounds.urlpatterns, *sheets.urlpatterns,
    *survey.urlpatterns, *field.urlpatterns, *evidence.urlpatterns,
]  # fmt: skip
