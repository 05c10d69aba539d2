"""Addresses: reports, their templates, task lists, the public list of named communities."""

from django.urls import URLPattern, path

from linli.campaign.views import public, reports

urlpatterns: list[URLPattern] = [
    path("public/", public.lists, name="public"),
    path("public/<int:pk>/", public.named_list, name="public_named"),
    path("<int:pk>/reports/", reports.reports, name="reports"),
    path("<int:pk>/reports/ask/", reports.ask, name="ask_report"),
    path("<int:pk>/reports/tasks/", reports.task_list, name="task_list"),
    path("<int:pk>/reports/tasks/ask/", reports.ask_tasks, name="ask_task_list"),
    path("<int:pk>/reports/templates/<slug:kind>/", reports.templates, name="report_templates"),
    path("<int:pk>/reports/templates/<slug:kind>/file/", reports.template_file, name="report_template_file"),
]
