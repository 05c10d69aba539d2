"""The library of deduction points that comes with the program."""

import pytest
import yaml

from linli.evaluation.deduction_points import PATH, deduction_points
from linli.evaluation.operations.editions import shipped
from linli.grading.cells import clean_note
from linli.grading.compile import load_standard


@pytest.fixture(scope="module")
def standards():
    return {name: load_standard(path).standard for name, path in shipped().items()}


@pytest.mark.parametrize("name", ["courteous-compound", "green-community-points"])
def test_every_item_that_is_judged_has_four_to_eight_points(standards, name):
    points = deduction_points()[name]
    items = {item.id: item for item in standards[name].items}
    judged = {item.id for item in items.values() if item.method.deduct or item.method.levels}
    assert judged <= set(points) <= set(items)
    assert {item for item, found in points.items() if not 4 <= len(found) <= 8} == set()


def test_each_point_is_short_said_once_and_could_be_kept_as_a_reason():
    for items in deduction_points().values():
        for points in items.values():
            assert len({point.zh for point in points}) == len({point.en for point in points}) == len(points)
            for point in points:
                assert 2 <= len(point.zh) <= 24
                assert (clean_note(point.zh), clean_note(point.en)) == point


def test_it_says_that_it_is_a_sample():
    assert yaml.safe_load(PATH.read_text("utf-8"))["status"] == "sample"
