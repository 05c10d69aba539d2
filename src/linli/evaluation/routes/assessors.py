"""Addresses: contracts and assessors, visits, samples."""

from django.urls import URLPattern, path

from linli.core.rights import needs
from linli.evaluation.rights import MANAGE_ASSESSORS
from linli.evaluation.views import contracts, samples, visit_lists, visits

urlpatterns: list[URLPattern] = [
    path("contracts/", needs(MANAGE_ASSESSORS)(contracts.ContractList.as_view()), name="contracts"),
    path("contracts/add/", contracts.add_contract, name="add_contract"),
    path("contracts/<int:pk>/", contracts.contract, name="contract"),
    path("contracts/<int:pk>/change/", contracts.edit_contract, name="edit_contract"),
    path("contracts/<int:pk>/assessors/add/", contracts.add_assessor, name="add_assessor"),
    path("contracts/<int:pk>/trainings/add/", contracts.add_training, name="add_training"),
    path("assessors/<int:pk>/left/", contracts.let_assessor_go, name="let_assessor_go"),
    path("rounds/<int:pk>/visits/", visit_lists.visits, name="visits"),
    path("rounds/<int:pk>/visits/assign/", visits.assign_visits, name="assign_visits"),
    path("rounds/<int:pk>/visits/uncovered/", visits.uncovered_sheets, name="uncovered_sheets"),
    path("rounds/<int:pk>/visits/given-back/", visit_lists.visit_log, name="visit_log"),
    path("visits/<int:pk>/", visits.visit, name="visit"),
    path("visits/<int:pk>/give-back/", visits.refuse_visit, name="refuse_visit"),
    path("visits/<int:pk>/replace/", visits.replace_visit, name="replace_visit"),
    path("rounds/<int:pk>/samples/", samples.samples, name="samples"),
    path("rounds/<int:pk>/samples/draw/", samples.draw_sample, name="draw_sample"),
    path("samples/<int:pk>/", samples.sample, name="sample"),
    path("samples/<int:pk>/frame.csv", samples.frame, name="sample_frame"),
    path("samples/<int:pk>/drawn.csv", samples.drawn, name="sample_drawn"),
]
