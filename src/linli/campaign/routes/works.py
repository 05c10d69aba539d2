"""Addresses: works, shared works, resources, summary."""

from django.urls import URLPattern, path

from linli.campaign.rights import VIEW
from linli.campaign.views import resources, shared, summary, work_list, work_steps, work_suggestions, works
from linli.core.rights import needs

urlpatterns: list[URLPattern] = [
    path("<int:pk>/works/", needs(VIEW)(work_list.WorkList.as_view()), name="works"),
    path("<int:pk>/works/suggest/", work_suggestions.choose_place, name="suggest_works"),
    path("<int:pk>/works/suggest/<int:division>/", work_suggestions.suggest, name="suggest_for"),
    path(
        "<int:pk>/works/suggest/compounds/<int:compound>/",
        work_suggestions.suggest_for_compound,
        name="suggest_for_compound",
    ),
    path("works/<int:pk>/", works.work, name="work"),
    path("works/<int:pk>/edit/", work_steps.edit, name="edit_work"),
    path("works/<int:pk>/approve/", work_steps.approve, name="approve_work"),
    path("works/<int:pk>/begin/", work_steps.begin, name="begin_work"),
    path("works/<int:pk>/done/", work_steps.done, name="finish_work"),
    path("works/<int:pk>/give-up/", work_steps.give_up, name="give_up_work"),
    path("works/<int:pk>/proofs/add/", work_steps.add_proofs, name="add_work_proofs"),
    path("works/<int:pk>/proofs/<int:proof>/withdraw/", work_steps.withdraw_proof, name="withdraw_work_proof"),
    path("<int:pk>/shared/", shared.shared_works, name="shared_works"),
    path("<int:pk>/shared/add/", shared.add, name="add_shared_work"),
    path("shared/<int:pk>/end/", shared.end, name="end_shared_work"),
    path("<int:pk>/resources/", needs(VIEW)(resources.ResourceList.as_view()), name="resources"),
    path("<int:pk>/summary/", summary.summary, name="summary"),
    path("<int:pk>/summary/print/", summary.ask_print, name="ask_summary"),
    path("<int:pk>/summary/workbook/", summary.workbook, name="summary_workbook"),
]
