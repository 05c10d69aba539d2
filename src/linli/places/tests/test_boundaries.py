"""Importing boundaries, whatever the file."""

import io
import json
import math
import sqlite3
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest
import shapely
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from GeoToolCN import coords

from linli.places.boundaries import reading
from linli.places.boundaries.datums import point_to_wgs84
from linli.places.models import Boundary, BoundaryImport, Division

pytestmark = pytest.mark.django_db
RIGHTS = ["places.view_places", "places.import_boundaries"]
X, Y = 118.87, 28.94


@pytest.fixture
def officer(person_with: Any, client_of: Any) -> Any:
    return client_of(person_with(RIGHTS, "platform"))


@pytest.fixture
def placed(city: Any) -> Any:
    Division.objects.update(longitude=Decimal(str(X)), latitude=Decimal(str(Y)))
    return city


def square(x: float = X, y: float = Y, side: float = 0.02) -> dict[str, Any]:
    ring = [
        [x - side, y - side],
        [x + side, y - side],
        [x + side, y + side],
        [x - side, y + side],
        [x - side, y - side],
    ]
    return {"type": "Polygon", "coordinates": [ring]}


def collection(*features: tuple[str, Any]) -> bytes:
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "properties": {"code": code, "name": code}, "geometry": geometry}
                for code, geometry in features
            ],
        }
    ).encode()


def send(client: Any, content: bytes, name: str = "x.geojson", **fields: str) -> Any:
    data = {
        "kind": "division", "by": "code", "datum": "WGS84", "standing": "SCHEMATIC", "source": "测绘院 2021",
        "file": SimpleUploadedFile(name, content), **fields,
    }  # fmt: skip
    return client.post(reverse("places:boundaries"), data)


def faults_of(answer: Any) -> list[str]:
    assert answer.status_code == 302, answer.context["form"].errors if answer.context else answer.content
    made = BoundaryImport.objects.latest("pk")
    return [code for row in made.rows for code, _fields in row["faults"]]


def shapefile(tmp_path: Path, crs: str | None, shape: Any, code: str, encoding: str = "UTF-8") -> bytes:
    path = tmp_path / "边界.shp"
    pyogrio.raw.write(
        path,
        geometry=shapely.to_wkb(np.array([shape])),
        field_data=[np.array([code], dtype=object), np.array(["书院社区"], dtype=object)],
        fields=np.array(["code", "name"]),
        crs=crs,
        geometry_type="Polygon",
        driver="ESRI Shapefile",
        encoding=encoding,
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in tmp_path.glob("边界.*"):
            if part.suffix != ".cpg" or encoding == "UTF-8":
                archive.write(part, f"数据/{part.name}")
    return made.getvalue()


def test_an_officer_checks_applies_and_replaces_boundaries(placed: Any, officer: Any) -> None:
    county = placed.counties[0]
    content = collection((county.code[:6], square()), ("999999", square()))
    answer = send(officer, content)
    assert faults_of(answer) == []
    page = officer.get(answer.url)
    assert page.status_code == 200
    assert not Boundary.objects.exists()
    apply = answer.url + "apply/"
    assert officer.get(apply).status_code == 405
    assert officer.post(apply).status_code == 302
    assert officer.post(apply).status_code == 302  # twice changes nothing
    first = Boundary.objects.get()
    assert (first.division, first.datum, first.replaced_at) == (county, "WGS84", None)
    assert first.west == pytest.approx(X - 0.02)
    again = send(officer, content, standing="APPROVED", approval_number="浙S(2021)12号")
    officer.post(again.url + "apply/")
    first.refresh_from_db()
    assert first.replaced_at
    assert Boundary.objects.get(replaced_at=None).approval_number == "浙S(2021)12号"
    assert officer.get(reverse("places:division", args=[county.pk])).status_code == 200


def test_a_map_without_number_is_not_approved(placed: Any, officer: Any) -> None:
    for number in ("", "12", "号(二〇二一)", "\x00"):
        answer = send(
            officer, collection((placed.counties[0].code, square())), standing="APPROVED", approval_number=number
        )
        assert answer.status_code == 422


@pytest.mark.parametrize(("datum", "forward"), [("GCJ02", coords.wgs84_to_gcj02), ("BD09", coords.wgs84_to_bd09)])
def test_another_datum_is_brought_back_within_a_decimetre(placed: Any, officer: Any, datum: str, forward: Any) -> None:
    shifted = square()
    shifted["coordinates"] = [[list(forward(x, y)) for x, y in shifted["coordinates"][0]]]
    answer = send(officer, collection((placed.counties[0].code, shifted)), datum=datum)
    assert faults_of(answer) == []
    officer.post(answer.url + "apply/")
    found = Boundary.objects.get()
    assert [found.west, found.south, found.east, found.north] == pytest.approx(
        [X - 0.02, Y - 0.02, X + 0.02, Y + 0.02], abs=2e-6
    )
    assert found.datum == datum


def test_a_point_far_outside_its_shape_asks_for_the_datum(placed: Any, officer: Any) -> None:
    x, y = coords.wgs84_to_gcj02(X, Y)
    send(officer, collection((placed.counties[0].code, square(x, y, 0.001))))
    made = BoundaryImport.objects.get()
    assert [code for code, _fields in made.rows[0]["notes"]] == ["point_outside"]


def test_the_inverse_of_the_shift_is_exact() -> None:
    for x, y in ((118.87, 28.94), (73.6, 39.5), (134.7, 48.3), (110.1, 18.3)):
        for datum, forward in (("GCJ02", coords.wgs84_to_gcj02), ("BD09", coords.wgs84_to_bd09)):
            back = point_to_wgs84(*forward(x, y), datum)
            assert math.dist(back, (x, y)) < 1e-7, (datum, x, y)


BOW_TIE = {"type": "Polygon", "coordinates": [[[X, Y], [X + 0.01, Y + 0.01], [X + 0.01, Y], [X, Y + 0.01], [X, Y]]]}


FAULTY = [
    (BOW_TIE, "not_simple"),
    (None, "no_shape"),
    ({"type": "Polygon", "coordinates": []}, "empty_shape"),
    ({"type": "LineString", "coordinates": [[X, Y], [X, Y + 1]]}, "no_area"),
    ({"type": "Point", "coordinates": [X, Y]}, "no_area"),
    (square(Y, X), "swapped"),
    (square(1000, 2000), "not_on_earth"),
    (square(2.3, 48.8), "outside"),
    (square(33, 48), "outside"),
    (square(side=0), "not_simple"),
    (square(side=0.0000001), "no_extent"),
]


def test_shapes_that_cannot_be_are_named_and_nothing_applied(placed: Any, officer: Any) -> None:
    places = [*placed.townships, *placed.communities]
    features = [(place.code, geometry) for place, (geometry, _fault) in zip(places, FAULTY, strict=False)]
    answer = send(officer, collection(*features, (placed.counties[1].code, square())))
    assert faults_of(answer) == [fault for _geometry, fault in FAULTY]
    page = officer.get(answer.url)
    assert "Self-intersection" in page.content.decode()
    officer.post(answer.url + "apply/")
    assert not Boundary.objects.exists()


def test_the_same_place_twice_and_names_that_repeat(placed: Any, officer: Any) -> None:
    code = placed.counties[0].code
    assert faults_of(send(officer, collection((code, square()), (code, square())))) == ["twice"]
    assert faults_of(send(officer, collection(("书院社区", square())), by="name")) == ["ambiguous"]
    assert faults_of(send(officer, collection(("东陵区", square())), by="name")) == []


def test_swapped_axes_near_the_city_are_told_from_another_place(placed: Any, officer: Any) -> None:
    Division.objects.update(longitude=Decimal("80"), latitude=Decimal("40"))
    assert faults_of(send(officer, collection((placed.counties[0].code, square(40, 80))))) == ["swapped"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"{}",
        b"[]",
        b"\x00" * 500,
        b"PK\x03\x04broken",
        b"SQLite format 3\x00" + b"\x00" * 3000,
        b'{"type":"FeatureCollection","features":[]}',
        b"<OGRVRTDataSource><OGRVRTLayer name='x'><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer>",
        b'{"type":"gdal_streamed_alg","command_line":"gdal vector pipeline read /etc/passwd"}',
        b'{"type":"Topology","objects":{},"arcs":[]}',
        b"code,name\n1,2",
        b"%PDF-1.4",
        b'{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[["a"]]]}}]}',
        b'{"a":' * 5000,
        collection(("330802", square()))[:-40],
    ],
)
def test_a_file_that_is_none_is_refused_with_a_reason(placed: Any, officer: Any, content: bytes) -> None:
    answer = send(officer, content)
    assert answer.status_code == 422
    assert answer.context["form"].errors


def test_a_geopackage_and_its_layers(placed: Any, officer: Any, tmp_path: Path) -> None:
    path = tmp_path / "x.gpkg"
    shape = shapely.geometry.shape(square())
    projected = shapely.transform(shape, lambda xy: xy)
    for layer in ("一", "二"):
        pyogrio.raw.write(
            path,
            geometry=shapely.to_wkb(np.array([projected])),
            field_data=[np.array([placed.counties[0].code], dtype=object)],
            fields=np.array(["代码"]),
            crs="EPSG:4490",
            geometry_type="Polygon",
            driver="GPKG",
            layer=layer,
            append=layer == "二",
        )
    assert send(officer, path.read_bytes()).status_code == 422
    assert send(officer, path.read_bytes(), layer="三").status_code == 422
    assert faults_of(send(officer, path.read_bytes(), layer="二")) == []


def test_a_projected_shapefile_with_chinese_names(placed: Any, officer: Any, tmp_path: Path) -> None:
    import pyproj

    change = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:4549", always_xy=True)
    shape = shapely.transform(
        shapely.geometry.shape(square()), lambda xy: np.column_stack(change.transform(xy[:, 0], xy[:, 1]))
    )
    for encoding in ("UTF-8", "GBK"):
        folder = tmp_path / encoding
        folder.mkdir()
        content = shapefile(folder, "EPSG:4549", shape, placed.counties[0].code, encoding)
        assert faults_of(send(officer, content, "x.zip")) == []
        assert BoundaryImport.objects.latest("pk").shapes["1"]["box"] == pytest.approx(
            [X - 0.02, Y - 0.02, X + 0.02, Y + 0.02], abs=1e-4
        )
        assert faults_of(send(officer, content, "x.zip", by="name")) == ["ambiguous"]  # the name was read rightly


def test_zips_that_are_not_one_shapefile(placed: Any, officer: Any, tmp_path: Path) -> None:
    def packed(files: dict[str, bytes]) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return made.getvalue()

    for files in (
        {"a.txt": b"x"},
        {"a.shp": b"x"},
        {"a.shp": b"", "b.shp": b""},
        {"../a.shp": b"x", "../a.shx": b"x", "../a.dbf": b"x"},
    ):
        assert send(officer, packed(files), "x.zip").status_code == 422
    bomb = packed({"a.shp": b"\x00" * (reading.LARGEST_UNPACKED + 1), "a.shx": b"", "a.dbf": b""})
    assert send(officer, bomb, "x.zip").status_code == 422


def test_limits_are_said(placed: Any, officer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    content = collection((placed.counties[0].code, square()))
    for name, value in (("LARGEST_FILE", 10), ("MOST_FEATURES", 0), ("SECONDS", 0.01)):
        with monkeypatch.context() as patch:
            patch.setattr(reading, name, value)
            assert send(officer, content).status_code == 422, name
    monkeypatch.setitem(reading.MOST_POINTS, "WGS84", 3)
    assert send(officer, content).status_code == 422


def test_an_attribute_that_is_not_there_names_those_that_are(placed: Any, officer: Any) -> None:
    answer = send(officer, collection((placed.counties[0].code, square())), attribute="XZQDM")
    assert answer.status_code == 422
    assert "code" in str(answer.context["form"].errors["attribute"])
    for fields in ({"kind": "planet"}, {"datum": "BJ54"}, {"source": ""}, {"by": "\x00"}, {"layer": "\x00"}):
        assert send(officer, collection((placed.counties[0].code, square())), **fields).status_code == 422


def test_places_outside_ones_scope_are_left_out(placed: Any, person_with: Any, client_of: Any, officer: Any) -> None:
    mine, other = placed.counties
    client = client_of(person_with(RIGHTS, f"division:{mine.pk}"))
    answer = send(client, collection((mine.code, square()), (other.code, square())))
    assert faults_of(answer) == []
    assert officer.get(answer.url).status_code == 404  # somebody else's
    client.post(answer.url + "apply/")
    assert [one.division for one in Boundary.objects.all()] == [mine]


def test_a_table_that_only_calls_itself_geopackage(placed: Any, officer: Any, tmp_path: Path) -> None:
    path = tmp_path / "x.gpkg"
    base = sqlite3.connect(path)
    base.execute("create table x (a)")
    base.commit()
    base.close()
    assert send(officer, path.read_bytes()).status_code == 422
