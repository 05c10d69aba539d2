"""Reading an uploaded file of boundaries: what it is, then its shapes, by a child process with limits."""

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import linli

from .words import Fault

LARGEST_FILE = 50_000_000
LARGEST_UNPACKED = 200_000_000
MOST_FEATURES = 5_000
MOST_POINTS = {"WGS84": 1_000_000, "GCJ02": 200_000, "BD09": 200_000}  # the last two are computed point by point
MEMORY_BYTES, SECONDS = 4_000_000_000, 50
_ZIP, _GPKG = b"PK\x03\x04", b"SQLite format 3\x00"
_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")


class UnreadableFile(Exception):
    """The file as a whole is refused; `fault` says why."""

    def __init__(self, code: str, fields: dict[str, Any] | None = None) -> None:
        super().__init__(code)
        self.fault = Fault(code, fields or {})


@dataclass(frozen=True)
class Feature:
    """One feature of a file: its attributes as text, and its shape in WGS 84 or what is wrong with it."""

    values: dict[str, str]
    faults: Sequence[Fault] = ()
    geometry: dict[str, Any] = field(default_factory=dict)
    display: dict[str, Any] = field(default_factory=dict)
    box: Sequence[float] = ()


def read_boundaries(uploaded: Any, datum: str, layer: str = "") -> tuple[list[str], list[Feature]]:
    """Return the names of a file's attributes, and its features. uploaded: a file with `chunks()` and `size`.

    Raises UnreadableFile if it is none of the three formats, damaged, too large, or takes more memory or time than
    boundaries should.
    """
    if uploaded.size > LARGEST_FILE:
        raise UnreadableFile("too_large", {"size": uploaded.size, "most": LARGEST_FILE})
    if not uploaded.size:
        raise UnreadableFile("empty_file")
    with tempfile.TemporaryDirectory(prefix="linli-boundaries-") as folder:
        path = Path(folder) / "file"
        with path.open("wb") as file:
            for chunk in uploaded.chunks():
                file.write(chunk)
        answer = _run(_prepared(path), layer, datum)
    if "refused" in answer:
        raise UnreadableFile(*answer["refused"])
    features = [
        Feature(
            one["values"], tuple(Fault(code, fields) for code, fields in one["faults"]),
            one.get("geometry", {}), one.get("display", {}), one.get("box", ()),
        )
        for one in answer["features"]
    ]  # fmt: skip
    return answer["attributes"], features


def _prepared(path: Path) -> Path:
    """Return the file under the name of its format, told by how it begins and never by what it is called."""
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(_GPKG):
        return path.rename(path.with_name("boundaries.gpkg"))
    if start.startswith(_ZIP):
        return _unpacked(path)
    if start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        return path.rename(path.with_name("boundaries.geojson"))
    raise UnreadableFile("wrong_type")


def _unpacked(path: Path) -> Path:
    """Take the one shapefile out of a zip, reading no more than it may hold."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir() and "__MACOSX" not in info.filename]
            shapes = [info for info in infos if info.filename.lower().endswith(".shp")]
            if len(shapes) != 1:
                raise UnreadableFile("shapefiles", {"number": len(shapes)})
            stem = shapes[0].filename[:-4].lower()
            left = LARGEST_UNPACKED
            for info in infos:
                suffix = Path(info.filename).suffix.lower()
                if info.filename[: -len(suffix) or None].lower() != stem or suffix not in _PARTS:
                    continue
                if info.file_size > left:
                    raise UnreadableFile("bomb", {"most": LARGEST_UNPACKED})
                with archive.open(info) as packed:
                    content = packed.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise UnreadableFile("bomb", {"most": LARGEST_UNPACKED})
                path.with_name(f"boundaries{suffix}").write_bytes(content)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as exc:
        raise UnreadableFile("unreadable", {"problem": str(exc)[:200]}) from exc
    missing = [suffix for suffix in (".shx", ".dbf") if not path.with_name(f"boundaries{suffix}").exists()]
    if missing:
        raise UnreadableFile("incomplete", {"missing": missing})
    return path.with_name("boundaries.shp")


def _run(path: Path, layer: str, datum: str) -> dict[str, Any]:
    limits = map(str, (MEMORY_BYTES, MOST_FEATURES, MOST_POINTS[datum]))
    command = [sys.executable, "-P", str(Path(__file__).with_name("child.py")), str(path), layer, datum, *limits]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=True, env=_environment()
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired as exc:
        raise UnreadableFile("too_slow", {"seconds": SECONDS}) from exc
    except (subprocess.CalledProcessError, ValueError) as exc:
        raise UnreadableFile("unreadable", {"problem": ""}) from exc
    return answer


@lru_cache(maxsize=1)
def _environment() -> dict[str, str]:
    """Return the child's environment: our own code, and of GDAL nothing but the three formats and no network."""
    import pyogrio

    from .child import WANTED

    others = sorted(set(pyogrio.list_drivers()) - set(WANTED))
    kept = {
        name: os.environ[name]
        for name in ("PATH", "LANG", "LD_LIBRARY_PATH", "TMPDIR", "SYSTEMROOT")
        if name in os.environ
    }
    return {
        **kept, "PYTHONPATH": str(Path(linli.__file__).parents[1]), "GDAL_SKIP": ",".join(others),
        "OGR_SKIP": ",".join(others), "GDAL_HTTP_MAX_RETRY": "0", "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".none",
        "OGR_GEOJSON_MAX_OBJ_SIZE": "100", "PROJ_NETWORK": "OFF", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1",
    }  # fmt: skip
