"""Proofs of the demo: small drawn pictures that say 演示, for compounds around the people who can be signed in as."""

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageDraw, ImageFont

from linli.evaluation.models import Evidence
from linli.evaluation.operations.evidence import Pair, add_proofs, by_rule, withdraw_proof
from linli.evaluation.queries.evidence import asked_of, offered
from linli.grading.commands import font_folder
from linli.places.models import Compound, Division, Home

from .dates import at

Kind = Evidence.Kind
COMPOUNDS, SIZE = 14, (480, 360)

# Title, kind, the items that it is for, month and day of 2021 on which it was made.
SHOWN: tuple[tuple[str, str, tuple[str, ...], tuple[int, int]], ...] = (
    ("公共区域和楼道保洁照片", Kind.PHOTO, ("B05", "B06"), (8, 16)),
    ("绿化修剪养护照片", Kind.PHOTO, ("B07",), (7, 21)),
    ("消防车通道畅通照片", Kind.PHOTO, ("B16",), (9, 2)),
    ("服务事项和收费公示牌照片", Kind.PHOTO, ("B03",), (3, 18)),
    ("车位划线和停车秩序照片", Kind.PHOTO, ("B09",), (6, 9)),
    ("灭火器月度检查记录", Kind.RECORD, ("B11",), (9, 10)),
    ("电梯检验合格标志照片", Kind.PHOTO, ("B12",), (5, 25)),
    ("三方联席会议签到和纪要", Kind.DOCUMENT, ("A02", "C02"), (6, 30)),
    ("公共收益公示照片", Kind.PHOTO, ("C03",), (4, 12)),
    ("生活垃圾分类投放点照片", Kind.PHOTO, ("C10",), (8, 30)),
    ("居民公约公示照片", Kind.PHOTO, ("D01",), (4, 28)),
    ("邻里节活动照片", Kind.PHOTO, ("A04", "D05"), (9, 18)),
    ("宣传栏更新照片", Kind.PHOTO, ("D06",), (8, 2)),
    ("支部公开栏照片", Kind.PHOTO, ("A08",), (2, 24)),
)
OF_COMMUNITY = (
    ("绿色社区创建动员会纪要", Kind.DOCUMENT, (4, 8)),
    ("小游园和活动场地照片", Kind.PHOTO, (6, 18)),
    ("居民议事会照片", Kind.PHOTO, (7, 15)),
    ("环保宣传进校园照片", Kind.PHOTO, (5, 31)),
)


@dataclass
class Made:
    """What is to be added: one drawn picture and what is said of it."""

    subject: Any
    title: str
    kind: str
    items: list[Pair]
    issued_on: date
    seed: int
    metres: float | None  # how far away it was taken; None: the camera did not say
    copy: bool = False  # drawn as the one before it, saved anew
    withdrawn: str = ""
    seeds: random.Random = field(init=False)

    def __post_init__(self) -> None:
        """Give it luck of its own."""
        self.seeds = random.Random(self.seed)


def make(by: Any) -> None:
    """Make some hundred proofs: a few expired, one far away, one that stands with two compounds."""
    for one in planned():
        asked = asked_of(offered(one.subject))
        items = [pair for pair in one.items if pair in asked]
        if not items:
            continue
        sent = timezone.make_aware(datetime.combine(one.issued_on, time(15, 40)))
        name = "a.pdf" if one.kind == Kind.DOCUMENT else "a.jpg"
        (row,) = add_proofs(
            subject=one.subject, uploads=[SimpleUploadedFile(name, drawn(one))], title=one.title, kind=one.kind,
            issued_on=one.issued_on, valid_until=by_rule(one.issued_on, items, asked), items=items, asked=asked, by=by,
            at=sent,
        )  # fmt: skip
        if one.withdrawn:
            withdraw_proof(evidence=row, reason=one.withdrawn, at=at(2021, 9, 22))


def planned() -> Iterator[Made]:
    """Yield what is made, in the order in which it is added."""
    rng = random.Random(20210930)
    compounds = _compounds()
    standard = "courteous-compound"
    for place, compound in enumerate(compounds):
        mine = SHOWN if place == 0 else rng.sample(SHOWN, rng.randrange(6, 10))
        for number, (title, kind, items, (month, day)) in enumerate(mine):
            seed = 1000 * (place + 1) + number
            last_year = rng.random() < 0.09  # made in 2020, and no longer good
            metres = None if rng.random() < 0.22 or kind == Kind.DOCUMENT else rng.uniform(5, 160)
            yield Made(
                compound, title, kind, [(standard, item) for item in items],
                date(2020 if last_year else 2021, month, min(day + place % 3, 28)), seed, metres,
            )  # fmt: skip
    first, second = compounds[0], compounds[1]
    gate = [(standard, "B08")]
    yield Made(first, "门岗值守照片", Kind.PHOTO, gate, date(2021, 8, 11), 99_001, 40)
    yield Made(second, "门岗值守照片", Kind.PHOTO, gate, date(2021, 8, 13), 99_001, None, copy=True)
    yield Made(first, "路面维修照片", Kind.PHOTO, [(standard, "B13")], date(2021, 9, 6), 99_002, 3200)
    yield Made(
        first, "路面维修照片（误传）", Kind.PHOTO, [(standard, "B13")], date(2021, 9, 6), 99_003, 60,
        withdrawn="误传了其他小区的照片，已重新上传。",
    )  # fmt: skip
    community = first.community
    for number, (title, kind, (month, day)) in enumerate(OF_COMMUNITY):
        pairs = [(one.id, one.items[2 * number].id) for one in offered(community)]
        metres = None if kind == Kind.DOCUMENT else 120
        yield Made(community, title, kind, pairs, date(2021, month, day), 50_000 + number, metres)


def _compounds() -> list[Compound]:
    """Return the compounds of the demo's community officer, company and owners' committee, and some beside them."""
    home = Home.objects.select_related("compound__community").order_by("order", "pk")[0]
    near = Compound.objects.select_related("community").filter(retired_on=None).defer("search_grams")
    found = {home.compound_id: near.get(pk=home.compound_id)}
    holder = _demo_company()
    lists = (
        near.filter(community=home.compound.community).order_by("code")[:6],
        near.filter(manager=holder).order_by("code")[:5] if holder else [],
        near.filter(community__parent=home.compound.community.parent_id).order_by("code"),
    )
    for rows in lists:
        for row in rows:
            if len(found) < COMPOUNDS:
                found.setdefault(row.pk, row)
    return list(found.values())


def _demo_company() -> int | None:
    from linli.accounts.models import Assignment

    held = Assignment.objects.filter(person__username="demo-company_manager", scope_type="organisation")
    number: int | None = held.values_list("scope_id", flat=True).first()
    return number


# Pictures -------------------------------------------------------------------------------------------------------------


def drawn(one: Made) -> bytes:
    """Return a picture as a phone would send it, or the picture of a page as a PDF. The same on every run."""
    image = _page(one) if one.kind == Kind.DOCUMENT else _scene(one)
    out = io.BytesIO()
    if one.kind == Kind.DOCUMENT:
        moment = datetime.combine(one.issued_on, time(10)).timetuple()
        image.save(out, "PDF", resolution=60, creationDate=moment, modDate=moment)
        return out.getvalue()
    if one.copy:
        image = image.resize((400, 300))
    image.save(out, "JPEG", quality=70 if one.copy else 82, exif=_exif(one))
    return out.getvalue()


def _scene(one: Made) -> Image.Image:
    """Draw houses, trees and a path under a sky."""
    rng, (width, height) = one.seeds, SIZE
    light = [rng.randrange(90, 240) for _n in range(6 * 4)]
    sky = Image.frombytes(
        "RGB", (6, 4), bytes(part for grey in light for part in (grey - 40, grey, min(255, grey + 30)))
    )
    image = sky.resize(SIZE, Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(image)
    left = 0
    while left < width:
        wide, top, grey = rng.randrange(45, 120), rng.randrange(20, 220), rng.randrange(40, 235)
        draw.rectangle(
            (left, top, left + wide, 300),
            fill=(grey, max(0, grey - rng.randrange(30)), max(0, grey - rng.randrange(60))),
        )
        glass = 255 if grey < 140 else 60
        for x in range(left + 8, left + wide - 12, 18):
            for y in range(top + 10, 285, 24):
                draw.rectangle((x, y, x + 8, y + 12), fill=(glass, glass, min(255, glass + 40)))
        left += wide
    for _tree in range(rng.randrange(2, 6)):
        x, y, r = rng.randrange(width), rng.randrange(190, 270), rng.randrange(18, 50)
        draw.ellipse(
            (x - r, y - r, x + r, y + r), fill=(rng.randrange(30, 90), rng.randrange(90, 190), rng.randrange(30, 90))
        )
    draw.rectangle((0, 290, width, height), fill=(rng.randrange(90, 200),) * 3)
    _label(draw, one.title)
    return image


def _page(one: Made) -> Image.Image:
    """Draw a page with a title and lines of text that nobody can read."""
    rng = one.seeds
    image = Image.new("RGB", (496, 702), "white")
    draw = ImageDraw.Draw(image)
    draw.text((248, 70), one.title, fill="black", font=_font(24), anchor="mm")
    draw.text((248, 110), "演示数据，非真实文件", fill=(150, 50, 20), font=_font(16), anchor="mm")
    for line in range(18):
        y = 160 + 26 * line
        draw.line((60, y, 60 + rng.randrange(200, 376), y), fill=(170, 170, 170), width=5)
    return image


def _label(draw: ImageDraw.ImageDraw, title: str) -> None:
    draw.rectangle((0, 312, 480, 360), fill=(20, 60, 45))
    draw.text((240, 336), f"演示 · {title}", fill="white", font=_font(22), anchor="mm")


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_folder() / "400Regular" / "NotoSansSC_400Regular.ttf", size)


def _exif(one: Made) -> Image.Exif:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = f"{one.issued_on:%Y:%m:%d} {9 + one.seed % 8:02}:{one.seed % 60:02}:00"
    subject: Compound | Division = one.subject
    if one.metres is not None and subject.longitude is not None and subject.latitude is not None:
        north = float(subject.latitude) + one.metres / 111_195
        exif.get_ifd(0x8825).update(
            {1: "N", 2: _parts(north), 3: "E", 4: _parts(float(subject.longitude))}
        )  # the demo lies north of the equator, east of Greenwich
    return exif


def _parts(value: float) -> tuple[float, float, float]:
    degrees, rest = divmod(value, 1)
    minutes, rest = divmod(rest * 60, 1)
    return degrees, minutes, round(rest * 60, 4)
