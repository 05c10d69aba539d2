"""What the tests of files share."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from linli.core.files.purposes import KINDS, PURPOSES, Purpose


def picture(width=64, height=48, kind="JPEG", mode="RGB", seed=7, **options):
    """A picture of blocks that no two seeds share, as the bytes of a file."""
    import random

    rolls = random.Random(seed)
    small = Image.new("RGB", (16, 12))
    small.putdata([tuple(rolls.randrange(256) for _ in range(3)) for _ in range(16 * 12)])
    out = io.BytesIO()
    small.resize((width, height), Image.Resampling.BICUBIC).convert(mode).save(out, kind, **options)
    return out.getvalue()


def upload(data, name="a.jpg"):
    return SimpleUploadedFile(name, data)


@pytest.fixture
def photos(monkeypatch):
    """A purpose that takes every kind of file."""
    made = Purpose("test.photo", "Photo", KINDS, 2_000_000, 400, None, 30)
    monkeypatch.setitem(PURPOSES, made.code, made)
    return made


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """Files of a test lie in a folder of its own."""
    settings.FILES = str(tmp_path / "files")
    return tmp_path / "files"
