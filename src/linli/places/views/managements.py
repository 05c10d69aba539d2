"""Who manages a compound, and owners' committees: begin and end."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from linli.core import clock
from linli.core.rights import needs
from linli.places.forms.compounds import CommitteeForm, EndForm, StartManagementForm
from linli.places.models import Management, OwnersCommittee
from linli.places.operations import end_committee, end_management, record_committee, start_management
from linli.places.queries.sight import get_visible
from linli.places.rights import CHANGE_COMPOUNDS, CHANGE_MANAGEMENT

from .common import data_of, form_page, grants
from .compounds import compound_to_change


@needs(CHANGE_MANAGEMENT)
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Record who manages a compound from a day on."""
    compound = compound_to_change(request, pk, CHANGE_MANAGEMENT)
    form = StartManagementForm(data_of(request), grants=grants(request))
    back = reverse("places:compound", args=[pk])
    return form_page(
        request, form, lambda: start_management(compound=compound, today=clock.today(), **form.cleaned_data),
        title=_("Who manages {name}").format(name=compound.name), submit=_("Record"), cancel=back, done=back,
        said=_("Recorded."), lead=_("Periods of one compound never overlap: end the one before first."),
    )  # fmt: skip


@needs(CHANGE_MANAGEMENT)
def end(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """End a management with a day."""
    compound = compound_to_change(request, pk, CHANGE_MANAGEMENT)
    management = get_visible(Management.objects.filter(compound=compound).select_related("organisation"), number)
    form = EndForm(data_of(request), initial={"version": management.version, "last_day": clock.today()})
    back = reverse("places:compound", args=[pk])
    return form_page(
        request, form, lambda: end_management(management=management, today=clock.today(), **form.cleaned_data),
        title=_("End of the management of {name}").format(name=compound.name), submit=_("End"), cancel=back, done=back,
        said=_("The end was recorded."),
        lead=str(management.organisation or management.get_how_display()), tone="danger",
    )  # fmt: skip


@needs(CHANGE_COMPOUNDS)
def add_committee(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a term of an owners' committee."""
    compound = compound_to_change(request, pk)
    form = CommitteeForm(data_of(request))
    back = reverse("places:compound", args=[pk])
    return form_page(
        request, form, lambda: record_committee(compound=compound, **form.cleaned_data),
        title=_("Owners' committee of {name}").format(name=compound.name), submit=_("Record"), cancel=back, done=back,
        said=_("Recorded."),
    )  # fmt: skip


@needs(CHANGE_COMPOUNDS)
def close_committee(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """End a committee's term with a day."""
    compound = compound_to_change(request, pk)
    committee = get_visible(OwnersCommittee.objects.filter(compound=compound), number)
    form = EndForm(data_of(request), initial={"version": committee.version, "last_day": clock.today()})
    back = reverse("places:compound", args=[pk])
    return form_page(
        request, form, lambda: end_committee(committee=committee, **form.cleaned_data),
        title=_("End of the term of {name}").format(name=committee.get_kind_display()), submit=_("End"), cancel=back,
        done=back, said=_("The end was recorded."), tone="danger",
    )  # fmt: skip
