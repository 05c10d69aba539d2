"""Agreement of a round's two scorings: by item, assessor, organisation; and what to do about it."""

import math
from typing import Any

from django.core.cache import cache
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.core.rights import grants_of, needs
from linli.evaluation.models import Adjudication, Assessor, Round, Sheet
from linli.evaluation.operations.editions import language
from linli.evaluation.queries.agreement import Pairs, measured, pairs_of
from linli.evaluation.queries.sheets import in_words
from linli.evaluation.rights import SEE_SCORINGS
from linli.kernels.agreement import (
    DEFINED,
    FLAT_DRAWS,
    NO_FREEDOM,
    NO_SPREAD,
    NO_VARIATION,
    ONE_SIDED,
    TOO_FEW,
    Agreement,
    ByPerson,
)
from linli.places.models import Organisation

from .rounds.common import round_in_sight

_DAY = 86_400
_KEPT = 4  # of a round: while visits come in, each new pair makes them anew


@needs(SEE_SCORINGS)
@require_safe
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far two blind scorings agree, of the sheets in sight, and where people must decide."""
    round_ = round_in_sight(request, pk)
    seen = Sheet.objects.visible_to(grants_of(request.user), SEE_SCORINGS.code).filter(round=round_)
    pairs = pairs_of(round_, seen)
    found = _measured(round_, pairs)
    differences = Adjudication.objects.filter(sheet__in=seen.values("pk"))
    counts = dict(differences.order_by("state").values_list("state").annotate(n=Count("pk")))
    open_, decided = counts.get(Adjudication.State.OPEN, 0), counts.get(Adjudication.State.DECIDED, 0)
    context: dict[str, Any] = {
        "round": round_, "edition": round_.edition, "sheets": len(pairs.sheets), "open": open_, "decided": decided,
        "seed": round_.pk,
    }  # fmt: skip
    if found is not None:
        titles = {item.id: in_words(item.title, language()) for item in pairs.items}
        context |= {
            "pairs": int(found.items.pairs.sum()), "alike": _percent(found.items.alike.sum(), found.items.pairs.sum()),
            "items": _items(pairs, found, titles), "people": _people(found.assessors, _assessor_names(pairs)),
            "bodies": _people(found.organisations, _body_names(pairs)),
            "differently": [
                {"id": pairs.items[place].id, "title": titles[pairs.items[place].id],
                 "alike": _percent(found.items.alike[place], found.items.pairs[place]),
                 "alpha": _number(found.items.alpha[place])}
                for place in found.differently.tolist()
            ],
            "limits": found.rules,
        }  # fmt: skip
    return render(request, "evaluation/agreement.html", context)


def _measured(round_: Round, pairs: Pairs) -> Agreement | None:
    """Return the statistics, kept while no other visit is handed in: they depend on nothing else."""
    import hashlib

    stamp = hashlib.sha256(f"{round_.pk}:{round_.differ_percent}:{pairs.key}".encode()).hexdigest()[:32]
    found: Agreement | None = cache.get_or_set(f"agreement:{stamp}", lambda: measured(round_, pairs), _DAY)
    return found


# In words and charts --------------------------------------------------------------------------------------------------


def _items(pairs: Pairs, found: Agreement, titles: dict[str, str]) -> dict[str, Any]:
    by = found.items
    names = [item.id for item in pairs.items]
    boxes = [
        [_plain(by.alpha_lower[n]), _plain(by.alpha_lower[n]), _plain(by.alpha[n]), _plain(by.alpha_upper[n]),
         _plain(by.alpha_upper[n])]
        if by.alpha_state[n] == DEFINED else []
        for n in range(len(names))
    ]  # fmt: skip
    shares = [_plain(100 * by.alike[n] / by.pairs[n]) if by.pairs[n] else None for n in range(len(names))]
    option = {
        "legend": {"top": 0},
        "grid": {"left": 8, "right": 16, "top": 36, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "value", "max": 100, "axisLabel": {"formatter": "{value}%"}},
        "yAxis": {"type": "category", "inverse": True, "data": names, "axisLabel": {"interval": 0}},
        "series": [{"type": "bar", "name": _("Equal marks"), "data": shares, "barMaxWidth": 12}],
    }
    alpha = {
        "grid": {"left": 8, "right": 16, "top": 8, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "value", "max": 1},
        "yAxis": {"type": "category", "inverse": True, "data": names, "axisLabel": {"interval": 0}},
        "series": [{"type": "boxplot", "name": _("Krippendorff's alpha, 95 % interval"), "data": boxes}],
    }
    rows = [
        [
            f"{name} {titles[name]}", int(by.pairs[n]), _percent(by.alike[n], by.pairs[n]),
            _estimate(by.kappa[n], by.kappa_lower[n], by.kappa_upper[n], int(by.kappa_state[n])),
            _estimate(by.alpha[n], by.alpha_lower[n], by.alpha_upper[n], int(by.alpha_state[n])),
            int(by.one_known[n]),
        ]
        for n, name in enumerate(names)
    ]  # fmt: skip
    columns = [
        _("Item"), _("Pairs"), _("Equal marks"), _("Weighted kappa"), _("Krippendorff's alpha"),
        _("Known in one scoring only"),
    ]  # fmt: skip
    return {"option": option, "alpha": alpha, "columns": columns, "rows": rows}


def _people(by: ByPerson, names: list[str]) -> dict[str, Any]:
    order = sorted(range(len(names)), key=lambda n: (math.isnan(by.leniency[n]), by.leniency[n]))
    option = {
        "grid": {"left": 8, "right": 24, "top": 8, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "value"},
        "yAxis": {"type": "category", "inverse": True, "data": [names[n] for n in order]},
        "series": [
            {
                "type": "bar", "name": _("Severity, points of 100"), "barMaxWidth": 18,
                "data": [_plain(-by.leniency[n]) for n in order],
            }
        ],
    }  # fmt: skip
    rows = [
        [
            names[n], int(by.sheets[n]), int(by.pairs[n]), _percent(by.alike[n], by.pairs[n]),
            _signed(-by.leniency[n]), f"± {1.96 * by.error[n]:.1f}" if not math.isnan(by.error[n]) else "—",
            int(by.component[n]) + 1 if by.component[n] >= 0 else "—", state_words(int(by.state[n])),
        ]
        for n in order
    ]  # fmt: skip
    columns = [
        _("Who"), _("Sheets"), _("Pairs"), _("Equal marks"), _("Severity, points of 100"), _("95 % interval"),
        _("Group"), _("Remark"),
    ]  # fmt: skip
    return {"option": option, "columns": columns, "rows": rows}


def state_words(state: int) -> str:
    """Say why a statistic is not there, or what it lacks; "" if nothing."""
    return {
        DEFINED: "", TOO_FEW: _("too few pairs"), NO_VARIATION: _("all marks are the same"),
        ONE_SIDED: _("one scoring has a single mark throughout"), NO_SPREAD: _("no interval: all pairs are alike"),
        FLAT_DRAWS: _("no interval: too little varies"), NO_FREEDOM: _("no interval: too few sheets"),
    }.get(state, "")  # fmt: skip


def _estimate(value: float, lower: float, upper: float, state: int) -> str:
    if math.isnan(value):
        return state_words(state) or "—"
    if math.isnan(lower):
        return f"{value:.2f} ({state_words(state)})"
    return f"{value:.2f} [{lower:.2f}, {upper:.2f}]"


def _percent(part: Any, whole: Any) -> str:
    return f"{100 * int(part) / int(whole):.1f} %" if int(whole) else "—"


def _number(value: float) -> str:
    return "—" if math.isnan(value) else f"{value:.2f}"


def _signed(value: float) -> str:
    return "—" if math.isnan(value) else f"{value:+.1f}"


def _plain(value: Any) -> float | None:
    number = float(value)
    return None if math.isnan(number) else round(number, 3)


def _assessor_names(pairs: Pairs) -> list[str]:
    rows = Assessor.objects.filter(pk__in=pairs.assessors).select_related("person__key")
    known = {row.pk: str(row.person) for row in rows}
    return [known.get(pk, "—") for pk in pairs.assessors]


def _body_names(pairs: Pairs) -> list[str]:
    known = dict(Organisation.objects.filter(pk__in=pairs.organisations).values_list("pk", "name"))
    return [known.get(pk, "—") for pk in pairs.organisations]


def url_of(round_: Round) -> str:
    """Return the address of a round's agreement."""
    return reverse("evaluation:agreement", args=[round_.pk])
