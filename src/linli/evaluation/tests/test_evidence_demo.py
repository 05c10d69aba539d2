"""The drawn proofs of the demo: they say what they are, and only those that should look alike do."""

import io
from datetime import date

import pytest
from PIL import Image

from linli.core.files.likeness import likeness
from linli.core.files.reading import read
from linli.evaluation.demo.evidence import SHOWN, Made, drawn, make, planned
from linli.evaluation.models import Evidence
from linli.evaluation.operations.editions import load_shipped
from linli.evaluation.operations.evidence import PROOF
from linli.evaluation.queries.evidence import alike_ids

from .evidence import AT, TODAY


def made(seed: int, kind: str = "PHOTO", **more: object) -> Made:
    return Made(None, "演示照片", kind, [], date(2021, 5, 10), seed, None, **more)  # type: ignore[arg-type]


def test_pictures_are_the_same_on_every_run_and_are_taken_as_they_are() -> None:
    for kind in ("PHOTO", "DOCUMENT"):
        data = drawn(made(3, kind))
        assert data == drawn(made(3, kind))
        assert read(io.BytesIO(data), PROOF).extension == ("pdf" if kind == "DOCUMENT" else "jpg")
        assert len(data) < 60_000


def test_two_pictures_look_alike_only_where_one_is_the_copy_of_the_other() -> None:
    hashes = []
    for seed in range(150):
        with Image.open(io.BytesIO(drawn(made(seed)))) as image:
            hashes.append(likeness(image.convert("RGB")))
    pairs = [
        (a, b)
        for n, a in enumerate(hashes)
        for b in hashes[:n]
        if a is None or ((a ^ (b or 0)) % 2**64).bit_count() < 7
    ]
    assert pairs == []
    with Image.open(io.BytesIO(drawn(made(7, copy=True)))) as image:
        copy = likeness(image.convert("RGB"))
    assert ((copy ^ hashes[7]) % 2**64).bit_count() < 7  # type: ignore[operator]


@pytest.mark.django_db
def test_the_demo_has_expired_far_withdrawn_and_alike_proofs(city, settings, tmp_path) -> None:  # type: ignore[no-untyped-def]
    from linli.places.models import Building, Home, Stairwell

    settings.FILES, settings.TODAY = str(tmp_path / "files"), TODAY
    load_shipped(at=AT)
    for number, compound in enumerate(city.compounds):
        compound.longitude, compound.latitude = f"123.{number:02}", "27.5"
        compound.save()
    building = Building.objects.create(compound=city.compounds[0], number="1", order="1")
    stairwell = Stairwell.objects.create(building=building, number="1", order="1")
    Home.objects.create(compound=city.compounds[0], stairwell=stairwell, number="101", order="1")
    make(None)
    rows = Evidence.objects.all()
    assert rows.count() == len(list(planned()))
    assert rows.count() > 30 > len(SHOWN)
    assert set(rows.filter(pk__in=alike_ids(rows)).values_list("title", flat=True)) == {"门岗值守照片"}
    assert rows.filter(distance_m__gt=500).count() == 1
    assert rows.filter(withdrawn_at__isnull=False).count() == 1
    assert rows.filter(valid_until__lt=date(2021, 10, 15)).exists()
    assert rows.filter(distance_m=None).exists()
