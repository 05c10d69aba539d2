"""Addresses: rounds and their results."""

from django.urls import URLPattern, path

from linli.core.rights import needs
from linli.evaluation.rights import VIEW_ROUNDS
from linli.evaluation.views.rounds import acts, pages, results

urlpatterns: list[URLPattern] = [
    path("rounds/", needs(VIEW_ROUNDS)(pages.RoundList.as_view()), name="rounds"),
    path("rounds/open/", pages.open_round, name="open_round"),
    path("rounds/<int:pk>/", pages.detail, name="round"),
    path("rounds/<int:pk>/move/", acts.move_round, name="move_round"),
    path("rounds/<int:pk>/grade/", acts.grade_round, name="grade_round"),
    path("rounds/<int:pk>/grading/", acts.grading, name="grading"),
    path("rounds/<int:pk>/freeze/", acts.freeze_metrics, name="freeze_metrics"),
    path("rounds/<int:pk>/seal/", acts.seal_round, name="seal_round"),
    path("rounds/<int:pk>/amend/", acts.amend_round, name="amend_round"),
    path("rounds/<int:pk>/go-on/", acts.go_on, name="go_on"),
    path("rounds/<int:pk>/results/", needs(VIEW_ROUNDS)(results.ResultList.as_view()), name="results"),
    path("rounds/<int:pk>/results.xlsx", results.workbook, name="results_workbook"),
    path("rounds/<int:pk>/results.pdf", results.pdf, name="results_pdf"),
    path("rounds/<int:pk>/bundle.zip", results.bundle, name="bundle"),
]
