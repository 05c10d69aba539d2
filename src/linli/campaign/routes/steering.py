"""Addresses: stages, tasks, orders, re-checks."""

from django.urls import path

from linli.campaign.views import duties, orders, rechecks, stages

urlpatterns = [
    path("<int:pk>/stages/", stages.stages, name="stages"),
    path("<int:pk>/stages/new/", stages.add_stage, name="add_stage"),
    path("stages/<int:pk>/edit/", stages.edit_stage, name="edit_stage"),
    path("stages/<int:pk>/tasks/new/", stages.add_task, name="add_task"),
    path("stages/<int:pk>/close/", stages.close_stage, name="close_stage"),
    path("closings/<int:pk>/reopen/", stages.reopen_stage, name="reopen_stage"),
    path("<int:pk>/stages/<int:stage>/remove/", stages.remove_stage, name="remove_stage"),
    path("<int:pk>/tasks/<int:task>/remove/", stages.remove_task, name="remove_task"),
    path("tasks/<int:pk>/edit/", stages.edit_task, name="edit_task"),
    path("<int:pk>/duties/", duties.duties, name="duties"),
    path("duties/<int:pk>/", stages.duty, name="duty"),
    path("duties/<int:pk>/report/", stages.report_duty, name="report_duty"),
    path("duties/<int:pk>/accept/", stages.accept_duty, name="accept_duty"),
    path("duties/<int:pk>/back/", stages.send_duty_back, name="send_duty_back"),
    path("duties/<int:pk>/proofs/<int:proof>/withdraw/", stages.withdraw_duty_proof, name="withdraw_duty_proof"),
    path("<int:pk>/orders/", orders.orders, name="orders"),
    path("<int:pk>/orders/new/", orders.issue_orders, name="issue_orders"),
    path("orders/<int:pk>/", orders.order, name="order"),
    path("orders/<int:pk>/print/", orders.order_in_print, name="order_in_print"),
    path("orders/<int:pk>/answer/", orders.answer_order, name="answer_order"),
    path("orders/<int:pk>/close/", orders.close_order, name="close_order"),
    path("orders/<int:pk>/back/", orders.send_order_back, name="send_order_back"),
    path("orders/<int:pk>/withdraw/", orders.withdraw_order, name="withdraw_order"),
    path("orders/<int:pk>/proofs/<int:proof>/withdraw/", orders.withdraw_order_proof, name="withdraw_order_proof"),
    path("<int:pk>/rechecks/", rechecks.rechecks, name="rechecks"),
    path("<int:pk>/rechecks/plan/", rechecks.plan_rechecks, name="plan_rechecks"),
    path("rechecks/<int:pk>/", rechecks.recheck, name="recheck"),
    path("rechecks/<int:pk>/outcome/", rechecks.enter_recheck, name="enter_recheck"),
    path("rechecks/<int:pk>/strike/", rechecks.strike_recheck, name="strike_recheck"),
    path("recheck-plans/<int:pk>/frame/", rechecks.recheck_frame, name="recheck_frame"),
]
