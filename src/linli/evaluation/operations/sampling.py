"""Drawing which compounds are visited, and which get a blind second scoring."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.evaluation.models import Round, Sample, SampledSheet
from linli.evaluation.refusals import UnableToEvaluate
from linli.grading.faults import Refused
from linli.grading.sampling import Unit, digest, draw, frame_text
from linli.grading.words import sentence

from .editions import language
from .rounds import locked

STRATA = {  # what a sample may be stratified by, as the frame's columns are called
    "county": gettext_lazy("County"), "star": gettext_lazy("Result of the round before"),
    "management": gettext_lazy("Form of management"),
}  # fmt: skip


@transaction.atomic
def draw_sample(
    *, round_: Round, purpose: str, seed: str, percent: int, strata: Sequence[str], by: Any, at: datetime
) -> Sample:
    """Draw once, and keep all that is needed to repeat it. Raises UnableToEvaluate."""
    state = locked(round_).state  # alone: of two who draw at once the second is told that it is drawn
    if state not in (Round.State.CALLED, Round.State.MARKING) or not round_.by_visits:
        raise UnableToEvaluate(_("Samples are drawn of rounds with visits, while they are called or being marked."))
    if Sample.objects.filter(round=round_, purpose=purpose).exists():
        raise UnableToEvaluate(
            _("This sample is drawn already. It stays: drawing again until it suits would be no draw.")
        )
    if Sample.objects.filter(round=round_, seed=seed.strip()).exists():
        raise UnableToEvaluate(
            _("The other sample of this round has this seed: whoever knows one list could compute the other.")
        )
    if unknown := set(strata) - set(STRATA):
        raise UnableToEvaluate(_("Nothing can be stratified by {name}.").format(name=sorted(unknown)[0][:20]))
    columns = [name for name in STRATA if name in strata]
    units = frame_of(round_, columns)
    try:
        drawn = draw(units, seed.strip(), percent)
    except Refused as refused:
        raise UnableToEvaluate(sentence(refused.faults[0], language())) from None
    frame = frame_text(columns, units)
    sample = Sample.objects.create(
        round=round_, purpose=purpose, seed=seed.strip(), percent=percent, strata=columns, frame=frame,
        frame_sha256=digest(frame), drawn_at=at, drawn_by=by,
    )  # fmt: skip
    pks = dict(round_.sheets.values_list("code", "pk"))
    SampledSheet.objects.bulk_create(
        (SampledSheet(round=round_, sample=sample, sheet_id=pks[one.code], stratum=one.stratum[:200]) for one in drawn),
        batch_size=2000,
    )
    return sample


def frame_of(round_: Round, columns: Sequence[str]) -> list[Unit]:
    """Return every sheet of a round as a unit: its code, and county, earlier result, form of management as asked."""
    rows = round_.sheets.order_by("code").values(
        "code", "county_name", "compound", "place", management=F("compound__managed_how")
    )
    before: dict[tuple[Any, Any], str] = {}
    if "star" in columns and round_.previous_id:
        last = round_.previous.sheets.values_list("compound", "place", "result__outcome")  # type: ignore[union-attr]
        before = {(compound, None if compound else place): outcome or "" for compound, place, outcome in last}
    units = []
    for row in rows:
        subject = (row["compound"], None if row["compound"] else row["place"])
        values = {"county": row["county_name"], "star": before.get(subject, ""), "management": row["management"] or ""}
        units.append(Unit(row["code"], tuple(values[name] for name in columns)))
    return units
