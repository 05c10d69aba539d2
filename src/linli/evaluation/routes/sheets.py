"""Addresses of sheets and marks."""

from django.urls import path

from linli.core.rights import needs
from linli.evaluation.rights import VIEW_ROUNDS
from linli.evaluation.views import sheet_list, sheets

urlpatterns = [
    path("rounds/<int:pk>/sheets/", needs(VIEW_ROUNDS)(sheet_list.SheetList.as_view()), name="sheets"),
    path("sheets/<int:pk>/", sheets.sheet, name="sheet"),
    path("sheets/<int:pk>/marks/", sheets.mark_sheet, name="mark_sheet"),
    path("sheets/<int:pk>/previous/", sheets.previous, name="previous"),
    path("sheets/<int:pk>/class/", sheets.decide_class, name="decide_class"),
    path("sheets/<int:pk>/report.pdf", sheets.sheet_report, name="sheet_report"),
]
