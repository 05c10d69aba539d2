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
from .news import EditionWithdrawn, RoundSealed
from .operations import register
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
    _inherit(event.successor, date.fromisoformat(event.on), event.predecessor)


@listens_to(RoundSealed)
def hand_later_titles_on(event: RoundSealed) -> None:
    """Ask again for communities that became others between a round's as-of date and its seal."""
    round_ = Round.objects.select_related("edition").get(pk=event.round)
    if round_.edition.subject != "community":
        return
    places = round_.sheets.values("place")
    changes = DivisionSuccession.objects.filter(
        Q(predecessor__in=places) | Q(successor__in=places), on__gt=round_.as_of
    )  # fmt: skip
    told = {}
    for change in changes.order_by("on", "pk"):
        told[change.successor_id, change.on] = change.predecessor_id
    for (successor, on), predecessor in told.items():
        _inherit(successor, on, predecessor)


def _inherit(successor: int, on: date, predecessor: int) -> None:
    came_of = DivisionSuccession.objects.filter(successor=successor, on=on).order_by("pk")
    documents = dict(came_of.values_list("predecessor", "document"))
    was_there = Q(valid_from=None) | Q(valid_from__lt=on)
    if Division.objects.filter(was_there, pk=successor).exists():
        documents[successor] = ""
    register.inherit_awards(
        predecessors=list(documents), successor=successor, on=on, document=documents[predecessor], at=clock.now()
    )
