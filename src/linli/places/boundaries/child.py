"""The program that reads a file of boundaries, in a process of its own (see `reading`). Imports no Django.

Called as: child.py PATH LAYER DATUM MEMORY_BYTES MOST_FEATURES MOST_POINTS. Prints JSON: {"refused": [code, fields]},
or {"attributes", "features"}; a feature has "values", "faults" (code, fields), and where it is sound "geometry",
"display", "box". GDAL sees no driver but those of the three formats: what calls itself GeoJSON could otherwise be a
description that makes GDAL open other files.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

WANTED = ("GeoJSON", "GPKG", "ESRI Shapefile")


class Refused(Exception):
    """The file as a whole cannot be read: code and fields."""


def limit(memory: int) -> None:
    """Let the system refuse more memory to this process; where it knows no such limit, go on without."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        return


def read(path: str, layer: str, datum: str, most_features: int, most_points: int) -> dict[str, Any]:
    """Return what the file holds, in WGS 84."""
    # What pyogrio brings with it where it is there, for tables that nobody asks for here: half of this program's time.
    for name in ("pandas", "geopandas", "pyarrow"):
        sys.modules[name] = None  # type: ignore[assignment]
    import numpy as np
    import pyogrio
    import shapely

    from linli.places.boundaries.datums import to_wgs84

    if extra := sorted(set(pyogrio.list_drivers()) - set(WANTED)):
        raise RuntimeError(f"GDAL knows {', '.join(extra)}")
    layers = [str(name) for name, kind in pyogrio.list_layers(path) if kind is not None]
    if not layers:
        raise Refused("no_shapes", {})
    if layer and layer not in layers:
        raise Refused("no_layer", {"layer": layer, "layers": layers[:20]})
    if not layer and len(layers) > 1:
        raise Refused("which_layer", {"layers": layers[:20]})
    about = pyogrio.read_info(path, layer=layer or layers[0], force_feature_count=True)
    if about["features"] > most_features:
        raise Refused("too_many_features", {"number": int(about["features"]), "most": most_features})
    meta, _fids, raw, columns = _read(path, layer or layers[0])
    names = [str(name) for name in meta["fields"]]
    shapes = shapely.force_2d(shapely.from_wkb(raw, on_invalid="ignore"))
    points = int(shapely.get_num_coordinates(shapes).sum())
    if points > most_points:
        raise Refused("too_many_points", {"number": points, "most": most_points})
    shapes = _in_degrees(shapes, meta.get("crs"))
    features = []
    for number, shape in enumerate(shapes):
        values = {name: _plain(column[number]) for name, column in zip(names, columns, strict=True)}
        feature: dict[str, Any] = {"values": values, "faults": []}
        if fault := _wrong_coordinates(shape, np):
            feature["faults"].append(fault)
        else:
            shape = to_wgs84(shape, datum)
            if fault := _wrong_shape(shape):
                feature["faults"].append(fault)
            else:
                feature |= _kept(shape)
        features.append(feature)
    if not features:
        raise Refused("no_shapes", {})
    return {"attributes": names, "features": features}


def _read(path: str, layer: str) -> Any:
    """Read a layer; the table of a shapefile that does not name its text's encoding is UTF-8 or GBK."""
    from pyogrio import raw

    table = Path(path).with_suffix(".dbf")
    if not table.exists() or table.with_suffix(".cpg").exists():
        return raw.read(path, layer=layer)
    try:
        return raw.read(path, layer=layer, encoding="UTF-8")
    except UnicodeDecodeError:
        return raw.read(path, layer=layer, encoding="GBK")


def _in_degrees(shapes: Any, crs: str | None) -> Any:
    """Bring shapes from the file's coordinate system to degrees; without one they must be degrees already."""
    import numpy as np
    import pyproj
    import shapely

    if crs is None:
        west, south, east, north = shapely.total_bounds(shapes)
        if not np.isnan(west) and (west < -180 or east > 180 or south < -180 or north > 180):
            raise Refused("no_system", {"west": float(west), "south": float(south)})
        return shapes
    try:
        system = pyproj.CRS.from_user_input(crs)
        if system.is_geographic:
            return shapes  # CGCS2000 and WGS 84 are one within a few centimetres; GCJ-02 has no code of its own
        change = pyproj.Transformer.from_crs(system, "EPSG:4326", always_xy=True)
    except pyproj.exceptions.ProjError as exc:
        raise Refused("unknown_system", {"system": crs[:60]}) from exc
    return shapely.transform(shapes, lambda xy: np.column_stack(change.transform(xy[:, 0], xy[:, 1])))


def _wrong_coordinates(shape: Any, np: Any) -> tuple[str, dict[str, Any]] | None:
    import shapely

    if shape is None:
        return "no_shape", {}
    if shapely.is_empty(shape):
        return "empty_shape", {}
    if shape.geom_type not in ("Polygon", "MultiPolygon"):
        return "no_area", {"type": shape.geom_type}
    xy = shapely.get_coordinates(shape)
    if not np.isfinite(xy).all():
        return "no_number", {}
    (west, south), (east, north) = xy.min(axis=0), xy.max(axis=0)
    if west < -180 or east > 180 or south < -90 or north > 90:
        swapped = bool(west >= -90 and east <= 90 and south >= -180 and north <= 180)
        return ("swapped" if swapped else "not_on_earth"), {"x": round(float(west), 6), "y": round(float(south), 6)}
    return None


def _wrong_shape(shape: Any) -> tuple[str, dict[str, Any]] | None:
    import shapely
    from shapely.validation import explain_validity

    if shapely.is_valid(shape):
        return ("no_extent", {}) if shapely.area(shape) == 0 else None
    why, _bracket, where = explain_validity(shape).partition("[")
    return "not_simple", {"why": why.strip(), "where": where.rstrip("]")}


def _kept(shape: Any) -> dict[str, Any]:
    import shapely

    from linli.places.boundaries.shapes import DECIMALS, displayed, kept

    rounded = shapely.set_precision(shape, 10**-DECIMALS)
    if shapely.is_empty(rounded):
        return {"faults": [("no_extent", {})]}
    if rounded.geom_type not in ("Polygon", "MultiPolygon"):
        rounded = shape
    return {"geometry": kept(rounded), "display": displayed(rounded), "box": [float(value) for value in rounded.bounds]}


def _plain(value: Any) -> str:
    """Return an attribute as text; a whole number that came as a float loses its point."""
    if value is None or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()[:200]


if __name__ == "__main__":
    path, layer, datum, memory, most_features, most_points = sys.argv[1:7]
    limit(int(memory))
    try:
        answer = read(path, layer, datum, int(most_features), int(most_points))
    except Refused as exc:
        answer = {"refused": list(exc.args)}
    except (ValueError, OSError, RuntimeError) as exc:  # pyogrio's own errors are RuntimeError and ValueError
        answer = {"refused": ["unreadable", {"problem": str(exc)[:200]}]}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode())
    sys.stdout.buffer.flush()
    os._exit(0)
