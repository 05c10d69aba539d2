"""Addresses: the resident survey."""

from django.urls import URLPattern, path

from linli.core.rights import needs
from linli.evaluation.rights import VIEW_ROUNDS
from linli.evaluation.views.survey import answers, letters, pages

urlpatterns: list[URLPattern] = [
    path("rounds/<int:pk>/surveys/", needs(VIEW_ROUNDS)(pages.SurveyList.as_view()), name="surveys"),
    path("rounds/<int:pk>/surveys/open/", pages.open_survey, name="open_survey"),
    path("surveys/<int:pk>/", pages.survey, name="survey"),
    path("surveys/<int:pk>/letters.xlsx", letters.letters, name="survey_letters"),
    path("surveys/<int:pk>/enter/", answers.enter_survey_answer, name="enter_survey_answer"),
    path("surveys/<int:pk>/close/", pages.close_survey, name="close_survey"),
    path("answer/", answers.answer_survey, name="answer_survey"),
]
