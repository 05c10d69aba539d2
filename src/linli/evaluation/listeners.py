"""What evaluation does on news: leaders are told of a withdrawn edition, titles follow a division's change."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core import clock
from linli.core.news import listens_to
from linli.core.notices import notice_kind
from linli.core.notices.operations import notify
from linli.places.models import Division, DivisionSuccession
from linli.places.news import DivisionSucceeded

from .models import Round
from .news import EditionWithdrawn
from .operations.register import inherit_awards
from .queries.leaders import leaders_of

WITHDRAWN = notice_kind(
    "evaluation.edition_withdrawn",
    _("Edition withdrawn"),
    _("{edition}, by which “{round}” is evaluated, was withdrawn: {reason} Say why the round goes on, or cancel it."),
)


@listens_to(EditionWithdrawn)
def tell_leaders(event: EditionWithdrawn) -> None:
    """Tell the leaders of every open round that the edition under it was withdrawn."""
    at = clock.now()
    rounds = Round.objects.filter(edition=event.edition).exclude(state__in=[Round.State.SEALED, Round.State.CANCELLED])
    for round_ in rounds.select_related("edition", "division").order_by("pk"):
        fields = {
            "edition": round_.edition.name, "round": round_.title, "reason": round_.edition.withdrawn_reason
        }  # fmt: skip
        leaders = leaders_of(round_, clock.today())
        notify(leaders, WITHDRAWN.code, at=at, fields=fields, subject=("evaluation.round", round_.pk))


@listens_to(DivisionSucceeded)
def hand_titles_on(event: DivisionSucceeded) -> None:
    """Give a community that came of others what all of them held. Told once for each of them; the outcome is one."""
    on = date.fromisoformat(event.on)
    came_of = DivisionSuccession.objects.filter(successor=event.successor, on=on).order_by("pk")
    documents = dict(came_of.values_list("predecessor", "document"))
    was_there = Q(valid_from=None) | Q(valid_from__lt=on)
    if Division.objects.filter(was_there, pk=event.successor).exists():
        documents[event.successor] = ""
    inherit_awards(
        predecessors=list(documents), successor=event.successor, on=on, document=documents[event.predecessor],
        at=clock.now(),
    )  # fmt: skip
