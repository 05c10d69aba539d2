"""Addresses: campaigns, what they count, targets, baseline."""

from django.urls import URLPattern, path

from linli.campaign.rights import VIEW
from linli.campaign.views import actions, baseline, beginning, members
from linli.core.rights import needs

urlpatterns: list[URLPattern] = [
    path("", actions.campaigns, name="campaigns"),
    path("add/", actions.add_campaign, name="add"),
    path("begin/<slug:plan>/", beginning.begin, name="begin"),
    path("<int:pk>/plan-tasks/", beginning.plan_tasks, name="plan_tasks"),
    path("<int:pk>/", actions.campaign, name="campaign"),
    path("<int:pk>/edit/", actions.edit_campaign, name="edit"),
    path("<int:pk>/count/", actions.recount, name="recount"),
    path("<int:pk>/targets/add/", actions.add_target, name="add_target"),
    path("targets/<int:pk>/edit/", actions.edit_target, name="edit_target"),
    path("targets/<int:pk>/remove/", actions.remove_target, name="remove_target"),
    path("<int:pk>/freeze/", actions.freeze, name="freeze"),
    path("denominators/<int:pk>/", needs(VIEW)(members.Members.as_view()), name="members"),
    path("<int:pk>/baseline/", baseline.baseline, name="baseline"),
    path("<int:pk>/baseline/set/", baseline.set_round, name="set_baseline"),
]
