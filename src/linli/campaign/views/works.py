"""The page of one work."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.campaign.forms.works import BeginForm, ReasonForm
from linli.campaign.models import Work
from linli.campaign.operations import works as operations
from linli.campaign.queries import works as queries
from linli.campaign.queries.proofs import proofs_of
from linli.campaign.rights import FOLLOW, VIEW
from linli.campaign.rules.works import AGREED, NEXT_STATES, OPEN, State, is_overdue, right_for, right_to_change
from linli.core import clock
from linli.core.rights import grants_of, needs
from linli.evaluation.models import MeasureEffect
from linli.evaluation.queries.measures import catalogue, points_words
from linli.evaluation.rules.measures import Phase
from linli.places.views.common import Fact, sees_history

from .common import page
from .work_words import TONES, points, yuan


def work_to_see(request: HttpRequest, pk: int) -> Work:
    """Return a work that the person sees. Raises Http404."""
    rows = Work.objects.visible_to(grants_of(request.user), VIEW.code)
    names = ("campaign", "division__parent__parent", "compound", "measure", "shared", "plan", "changed_by__key")
    found: Work | None = rows.select_related(*names).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@needs(VIEW)
@require_safe
def work(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a work: what is known of it, what it raises, what stands in its way, its proofs, what may follow."""
    row, today = work_to_see(request, pk), clock.today()
    grants = grants_of(request.user)
    steps = [to for to in NEXT_STATES[row.state] if grants.over(right_for(row.state, to), row)]
    follows = grants.over(FOLLOW.code, row)
    way = queries.blocked([row]).get(pk, ([], [])) if row.state in OPEN else ([], [])
    context = page(
        row.campaign, "works", work=row, facts=_facts(row), tone=TONES[State(row.state)],
        overdue=is_overdue(row.state, row.due_on, today), raises=_raises(row), needs=way[0], excluded_by=way[1],
        proofs=proofs_of((operations.SUBJECT, pk), operations.PROOF.code),
        may={to.lower(): True for to in steps} | {
            "edit": row.state != State.DROPPED and follows, "add_proofs": row.state == State.DONE and follows,
            "terms": follows and row.state in OPEN and grants.over(right_to_change(row.state), row),
        },
        withdraw="campaign:withdraw_work_proof" if row.state != State.DROPPED and follows else "",
        may_history=sees_history(request, row), begin=BeginForm(today=today), reason=ReasonForm(),
        agreed=row.state in AGREED, seen=row.changed_at.isoformat(),
        undated=row.state in OPEN and (row.begins_on is None or row.due_on is None),
    )  # fmt: skip
    return render(request, "campaign/work.html", context)


def _facts(row: Work) -> list[Fact]:
    division, measure = row.division, row.measure
    place = " › ".join(
        one.name for one in (division.parent and division.parent.parent, division.parent, division) if one
    )
    return [
        Fact(_("Community"), place, reverse("places:division", args=[division.pk])),
        *([Fact(_("Compound"), row.compound.name, reverse("places:compound", args=[row.compound_id]))]
          if row.compound else []),
        Fact(_("Measure"), f"{measure.code} {measure.title}", reverse("evaluation:measure", args=[measure.pk])),
        Fact(_("Phase"), Phase(measure.phase).label),
        Fact(_("Programme that pays"), row.programme),
        Fact(_("Cost (yuan)"), yuan(row.cost), hint=_("Sample") if row.cost_is_sample and row.cost is not None else ""),
        Fact(_("Spent (yuan)"), None if row.spent is None else yuan(row.spent)),
        Fact(_("Begins"), row.begins_on and f"{row.begins_on:%Y-%m-%d}"),
        Fact(_("Due on"), row.due_on and f"{row.due_on:%Y-%m-%d}"),
        Fact(_("Begun on"), row.begun_on and f"{row.begun_on:%Y-%m-%d}"),
        Fact(_("Done on"), row.done_on and f"{row.done_on:%Y-%m-%d}"),
        *([Fact(_("Together with neighbours"), row.shared.title)] if row.shared else []),
        *([Fact(_("From the plan"), row.plan.title)] if row.plan else []),
        Fact(_("Note"), row.note),
    ]  # fmt: skip


def _raises(row: Work) -> dict[str, Any]:
    """Return what a work raises, with what that adds to the latest marks of its place."""
    marks = queries.marks_of(row.campaign, row.division, row.compound)
    same = marks is not None and marks.standard == row.measure.standard
    titles = marks.titles if marks is not None and same else queries.titles_of_items(row.measure.standard)
    today = clock.today()
    offer = next((one for one in catalogue(row.measure.standard, today) if one.pk == row.measure_id), None)
    within = marks is not None and row.done_on is not None and row.done_on <= marks.round.as_of
    lines = []
    for effect in MeasureEffect.objects.filter(measure=row.measure_id).order_by("item"):
        item = effect.item
        line = {"item": item, "title": titles.get(item, ""), "raises": points_words(effect.raises), "now": "—"}
        line["gain"] = _("unknown")
        if marks is not None and same and offer is not None and (gain := marks.gain_of(item, offer)) is not None:
            must = marks.full[item] == 1
            line["now"] = points(marks.marks[item], must=must) + ("" if must else f" / {points(marks.full[item])}")
            line["gain"] = (
                "—" if within else (_("would be met") if gain else _("is met already")) if must else f"+{points(gain)}"
            )
        lines.append(line)
    return {
        "lines": lines,
        "round": marks.round if marks is not None and same else None,
        "retired": offer is None,
        "within": within,
    }
