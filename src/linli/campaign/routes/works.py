"""Addresses: works, shared works, resources, summary."""

from django.urls import URLPattern, path

from linli.campaign.rights import VIEW
from linli.campaign.views import resources, shared, summary, works
from linli.core.rights import needs

urlpatterns: list[URLPattern] = [
    path("<int:pk>/works/", needs(VIEW)(works.WorkList.as_view()), name="works"),
    path("<int:pk>/works/suggest/", works.choose_place, name="suggest_works"),
    path("<int:pk>/works/suggest/<int:division>/", works.suggest, name="suggest_for"),
    path("<int:pk>/works/suggest/compounds/<int:compound>/", works.suggest_for_compound, name="suggest_for_compound"),
    path("works/<int:pk>/", works.work, name="work"),
    path("works/<int:pk>/edit/", works.edit, name="edit_work"),
    path("works/<int:pk>/approve/", works.approve, name="approve_work"),
    path("works/<int:pk>/begin/", works.begin, name="begin_work"),
    path("works/<int:pk>/done/", works.done, name="finish_work"),
    path("works/<int:pk>/give-up/", works.give_up, name="give_up_work"),
    path("works/<int:pk>/proofs/add/", works.add_proofs, name="add_work_proofs"),
    path("works/<int:pk>/proofs/<int:proof>/withdraw/", works.withdraw_proof, name="withdraw_work_proof"),
    path("<int:pk>/shared/", shared.shared_works, name="shared_works"),
    path("<int:pk>/shared/add/", shared.add, name="add_shared_work"),
    path("shared/<int:pk>/end/", shared.end, name="end_shared_work"),
    path("<int:pk>/resources/", needs(VIEW)(resources.ResourceList.as_view()), name="resources"),
    path("<int:pk>/summary/", summary.summary, name="summary"),
    path("<int:pk>/summary/print/", summary.ask_print, name="ask_summary"),
    path("<int:pk>/summary/workbook/", summary.workbook, name="summary_workbook"),
]
