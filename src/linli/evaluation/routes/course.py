"""Addresses of the course of sheets: steps, self-assessment, rectification, differences, agreement."""

from django.urls import path

from linli.core.rights import SIGNED_IN, needs
from linli.evaluation.rights import SEE_SCORINGS
from linli.evaluation.views import agreement, course, differences, rectification, self_assessment

urlpatterns = [
    path("rounds/<int:pk>/course/", needs(SIGNED_IN)(course.CourseList.as_view()), name="course"),
    path("rounds/<int:pk>/course/pass-on/", course.pass_many, name="pass_many"),
    path("rounds/<int:pk>/agreement/", agreement.agreement, name="agreement"),
    path("rounds/<int:pk>/differences/", needs(SEE_SCORINGS)(differences.DifferenceList.as_view()), name="differences"),
    path("differences/<int:pk>/", differences.decide_difference, name="difference"),
    path("sheets/<int:pk>/course/", course.sheet_course, name="sheet_course"),
    path("sheets/<int:pk>/course/pass-on/", course.pass_on, name="pass_on"),
    path("sheets/<int:pk>/course/send-back/", course.send_back, name="send_back"),
    path("sheets/<int:pk>/self-assessment/", self_assessment.self_assess, name="self_assess"),
    path("sheets/<int:pk>/rectification/", rectification.rectification, name="rectification"),
    path("sheets/<int:pk>/rectification/notice.pdf", rectification.notice_in_print, name="notice_in_print"),
    path("sheets/<int:pk>/rectification/issue/", rectification.issue_notice, name="issue_notice"),
    path("sheets/<int:pk>/rectification/report/", rectification.report_done, name="report_done"),
    path("sheets/<int:pk>/rectification/score/", rectification.score_again, name="score_again"),
]
