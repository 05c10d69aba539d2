"""Answers: by residents with the code of their letter, by officers from the phone or from paper.

No step keeps anything between two requests: the code travels in the form, never in an address or a session.
"""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from linli.accounts import throttle
from linli.accounts.sign_ins import address_of
from linli.core import clock
from linli.core.rights import PUBLIC, needs
from linli.evaluation.forms.survey import AnswerForm, CodeForm, EnterForm
from linli.evaluation.models import Channel, SampledHome
from linli.evaluation.operations import surveys as operations
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rights import RUN_SURVEYS

from .common import compounds_to_run, survey_in_sight

# Wrong codes from one address; many homes may share one. A code has fifty bits: none is found by trying.
WRONG_CODES: tuple[throttle.Limit, ...] = ((20, timedelta(minutes=10)), (200, timedelta(days=1)))
THANKS = "thanks"


@needs(PUBLIC)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def answer_survey(request: HttpRequest) -> HttpResponse:
    """Ask for the code, then the questions, then say thanks. Nobody signs in."""
    if request.method != "POST":
        if THANKS in request.GET:
            return render(request, "evaluation/survey_thanks.html")
        return _ask_code(request, CodeForm())
    key = f"survey/address/{address_of(request)}"
    at = timezone.now()  # of the limits: the real clock
    if not throttle.allowed(key, WRONG_CODES, at):
        problem = _("Too many wrong codes came from here. Please try again in ten minutes.")
        return _ask_code(request, CodeForm(), 429, problem)
    form = CodeForm(request.POST)
    if not form.is_valid() or form.home is None:
        if request.POST.get("code", "").strip():
            throttle.note(key, at)
        return _ask_code(request, form, 422)
    try:
        _require_waiting(form.home)
        if "answers" not in request.POST:
            return _ask_questions(request, form.home, _blank(request, form.home))
        answers = AnswerForm(request.POST, questions=form.home.survey.questions)
        if not answers.is_valid():
            return _ask_questions(request, form.home, answers)
    except UnableToEvaluate as exc:
        form.add_error(None, str(exc))
        return _ask_code(request, form, 422)
    try:
        operations.answer_survey(home=form.home, levels=answers.levels(), channel=Channel.PAGE.value, at=clock.now())
    except UnableToEvaluate as exc:
        answers.add_error(None, str(exc))
        return _ask_questions(request, form.home, answers)
    return redirect(f"{reverse('evaluation:answer_survey')}?{THANKS}")


@needs(RUN_SURVEYS)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def enter_survey_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an answer that came by phone or on paper, for a home in a compound over which the right is held."""
    survey = survey_in_sight(request, pk)
    initial = {"channel": Channel.PAPER if request.GET.get("channel") == Channel.PAPER else Channel.PHONE}
    data = request.POST if request.method == "POST" else None
    form = EnterForm(data, survey=survey, questions=survey.questions, initial=initial)
    if form.is_bound and form.is_valid() and form.home is not None:
        channel = form.cleaned_data["channel"]
        try:
            if not compounds_to_run(request, RUN_SURVEYS).filter(pk=form.home.compound_id).exists():
                raise UnableToEvaluate(_("The home of this code lies in no compound of yours."))
            operations.answer_survey(home=form.home, levels=form.levels(), channel=channel, at=clock.now())
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("The answer is taken. Here is the form for the next one."))
            return redirect(f"{reverse('evaluation:enter_survey_answer', args=[pk])}?channel={channel}")
    context = {"form": form, "survey": survey, "round": survey.round}
    return render(request, "evaluation/survey_enter.html", context, status=422 if form.errors else 200)


def _require_waiting(home: SampledHome) -> None:
    operations.require_open(home.survey, clock.now())
    if home.answered_on is not None:
        raise UnableToEvaluate(operations.answered_already())


def _blank(request: HttpRequest, home: SampledHome) -> AnswerForm:
    return AnswerForm(questions=home.survey.questions, initial={"code": request.POST["code"]})


def _ask_code(request: HttpRequest, form: CodeForm, status: int = 200, problem: str = "") -> HttpResponse:
    return render(request, "evaluation/survey_code.html", {"form": form, "problem": problem}, status=status)


def _ask_questions(request: HttpRequest, home: SampledHome, form: AnswerForm) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "survey": home.survey, "compound": home.compound}
    return render(request, "evaluation/survey_answer.html", context, status=422 if form.errors else 200)
