"""The addresses of this package."""

from .routes import assessors, course, editions, evidence, field, measures, public, register, rounds, sheets, survey

app_name = "evaluation"

urlpatterns = [
    *editions.urlpatterns, *public.urlpatterns, *register.urlpatterns, *rounds.urlpatterns, *sheets.urlpatterns,
    *course.urlpatterns, *survey.urlpatterns, *field.urlpatterns, *evidence.urlpatterns, *assessors.urlpatterns,
    *measures.urlpatterns,
]  # fmt: skip
