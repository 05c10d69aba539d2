"""The same view is found again, whoever sends it, at whatever size."""

import io
from datetime import UTC, datetime

import pytest
from PIL import Image, ImageEnhance

from linli.core.files.likeness import likeness
from linli.core.files.operations import store
from linli.core.files.queries import alike

from .conftest import picture, upload

AT = datetime(2026, 11, 1, tzinfo=UTC)


def opened(data):
    return Image.open(io.BytesIO(data)).convert("RGB")


def saved(image, **options):
    out = io.BytesIO()
    image.save(out, "JPEG", **options)
    return out.getvalue()


def slow(image):
    """The definition, word for word: area means in whole numbers, compared one by one."""
    grey = image.convert("L")
    width, height = grey.size
    means = [
        [
            sum(
                grey.getpixel((x, y))
                for y in range(row * height // 8, (row + 1) * height // 8)
                for x in range(column * width // 9, (column + 1) * width // 9)
            )
            / (width // 9 * (height // 8))
            for column in range(9)
        ]
        for row in range(8)
    ]
    return [(means[row][column], means[row][column + 1]) for row in range(8) for column in range(8)]


@pytest.mark.parametrize("seed", range(20))
def test_the_bits_are_those_of_the_definition(seed):
    image = opened(picture(90, 80, seed=seed))
    bits = likeness(image) % 2**64
    for place, (left, right) in enumerate(slow(image)):
        if abs(left - right) > 1.01:  # closer than that, rounding to whole greys may decide
            assert bits >> (63 - place) & 1 == (left > right)


def test_the_worked_example():
    """docs/algorithms/image-likeness.md."""
    image = Image.new("L", (9, 8))
    image.putdata([10, 20, 10, 20, 10, 20, 10, 20, 10] * 7 + [20, 10, 20, 10, 20, 10, 20, 10, 20])
    assert likeness(image) == 0x55555555555555AA
    assert likeness(Image.new("RGB", (50, 50), "white")) is None
    assert likeness(Image.linear_gradient("L").rotate(-90)) is None
    image.putdata([20, 10, 20, 10, 20, 10, 20, 10, 20] * 8)
    assert likeness(image) == 0xAAAAAAAAAAAAAAAA - 2**64  # kept as a signed number


def test_photos_that_look_alike_are_found_in_one_query(db, photos, django_assert_num_queries):
    view = opened(picture(640, 480, seed=1))
    first = store(upload(saved(view)), purpose=photos, at=AT)
    smaller = store(upload(saved(view.resize((320, 240)), quality=60)), purpose=photos, at=AT)
    brighter = store(upload(saved(ImageEnhance.Brightness(view).enhance(1.15))), purpose=photos, at=AT)
    others = [store(upload(picture(640, 480, seed=n)), purpose=photos, at=AT) for n in range(2, 12)]
    blank = store(upload(saved(Image.new("RGB", (99, 99), "white"))), purpose=photos, at=AT)
    with django_assert_num_queries(1):
        found = alike([first.pk, blank.pk])
    assert {pair.other for pair in found} == {smaller.pk, brighter.pk}
    assert [pair.distance for pair in found] == sorted(pair.distance for pair in found)
    assert not {pair.other for pair in alike([others[0].pk])} & {first.pk}
    assert alike([]) == []
